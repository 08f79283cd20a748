import { limits } from '../plan/schema.ts';
import type { Column, ColumnChoices, Found, FoundTheme, LeftTable } from './found.ts';
import { Draft } from './draft.ts';
import { labelled, readHeading, type ThemeField } from './headings.ts';
import { organisationsIn } from './organisation-table.ts';
import { partsOf, type Part } from './parts.ts';
import { keyOf, tidy } from './spelling.ts';
import type { Block, Source } from './source.ts';
import { readTable, type ActionTable, type Line } from './tables.ts';

/** Names that programs give to sheets, which say nothing. */
const namelessSheet = /^(?:(?:ark|sheet|tabell|table)\s*\d*|tiltak|actions)$/iu;
/** In our own files: what stands under no theme. */
const withoutPlace = new Set(['uten plass', 'utan plass', 'without a place'].map(keyOf));

/**
 * What a source says of a plan: themes and strategies by its headings, actions by its tables. Total and pure.
 * @param choices what columns mean, by their headers, where the guess is not what somebody wants
 */
export function readSource(source: Source, choices: ColumnChoices = {}): Found {
  const tables = tablesIn(source, choices);
  const read = source.blocks.map((_, at) => tables.read.get(at));
  const parts = partsOf(source, read);
  const draft = new Draft(spareTitle(source));
  let field: ThemeField | undefined;
  for (const [at, block] of source.blocks.entries()) {
    const part = parts.get(at);
    if (part) field = open(draft, part);
    else if (block.kind === 'table') addTable(draft, read[at], block);
    else field = say(draft, block, field);
  }
  const themes = draft.found;
  const title = titleIn(source, themes);
  return {
    ...(title && { title }),
    themes,
    organisations: tables.organisations,
    columns: columnsOf(source, [...tables.read.values()]),
    left: tables.left,
  };
}

function tablesIn(source: Source, choices: ColumnChoices) {
  const read = new Map<number, ActionTable>();
  const left: LeftTable[] = [];
  const organisations: Found['organisations'][number][] = [];
  let before: readonly Column[] | undefined;
  let count = 0;
  for (const [at, block] of source.blocks.entries()) {
    if (block.kind !== 'table') {
      if (block.text.trim() !== '') before = undefined;
      continue;
    }
    count += 1;
    const found = readTable(block, count, source.format, choices, before);
    const register = found ? [] : organisationsIn(block);
    before = found?.columns;
    if (found) read.set(at, found);
    else if (register.length > 0) organisations.push(...register);
    else
      left.push({
        table: count,
        name: block.name ?? '',
        headers: (block.rows[0] ?? []).map(({ text }) => tidy(text)),
        rows: block.rows.length,
      });
  }
  return { read, left, organisations };
}

/** Begins what a heading names. @returns the field that the following paragraphs belong to */
function open(draft: Draft, part: Part): ThemeField | undefined {
  if (part.kind === 'theme') draft.theme(part.heading);
  else if (part.kind === 'strategy') draft.strategyOf(part.heading, { isSaid: part.isSaid });
  else if (part.kind === 'field') {
    if (part.isOfTheme) draft.closeStrategy();
    if (draft.strategy) draft.say(part.heading.title);
    return part.heading.field;
  } else if (part.kind === 'prose') {
    if (part.isOfTheme) draft.closeStrategy();
    draft.say(part.heading.title);
  }
  return undefined;
}

function say(draft: Draft, block: Exclude<Block, { kind: 'table' }>, field: ThemeField | undefined) {
  const text = block.text.trim();
  if (block.kind === 'item') {
    const line = text.replaceAll(/\s*\n\s*/gu, ' ');
    draft.say(line && `${'  '.repeat(Math.min(block.depth, 4))}- ${line}`, field);
    return field;
  }
  const label = draft.strategy ? undefined : labelled(text);
  draft.say(label ? label.text : text, label?.field ?? field);
  return label?.field ?? field;
}

function addTable(
  draft: Draft,
  table: ActionTable | undefined,
  block: Extract<Block, { kind: 'table' }>,
): void {
  if (!table) return;
  const name = tidy(block.name ?? '');
  if (!draft.inBegun() && name !== '' && !namelessSheet.test(name) && !saysTheme(table))
    draft.theme(readHeading(name), true);
  for (const line of table.lines) addLine(draft, line);
}

const saysTheme = ({ columns }: ActionTable): boolean => columns.some(({ meaning }) => meaning === 'theme');

function addLine(draft: Draft, line: Line): void {
  if (line.kind === 'action') {
    const isLost = withoutPlace.has(keyOf(line.theme));
    draft.add(line.action, isLost ? '' : line.theme, isLost ? '' : line.strategy);
    return;
  }
  const heading = readHeading(line.text);
  const { kind } = heading;
  if (kind === 'theme') draft.theme(heading);
  else if (kind === 'strategy' || (line.isMerged && (kind === 'unsaid' || kind === 'front')))
    draft.strategyOf(heading, { isSaid: true });
  else if (!line.isAbove && kind !== 'plain') draft.say(line.text);
}

/** The first heading, unless it begins something of the plan itself. */
function titleIn({ blocks }: Source, themes: readonly FoundTheme[]): string | undefined {
  const first = blocks.find(({ kind }) => kind === 'heading');
  const words = first?.kind === 'heading' ? first.text : '';
  const { kind, title } = readHeading(words);
  const isTitle = kind === 'unsaid' && !themes.some((theme) => theme.title === title);
  return (isTitle && tidy(words).slice(0, limits.title)) || undefined;
}

const spareTitle = ({ name, format }: Source): string => {
  const base = tidy(name.replace(/\.[a-z]{2,4}$/i, '').replaceAll('_', ' '));
  return format === 'paste' || base === '' ? 'Tiltak' : base;
};

/** Every column once. Where no table was understood, those of the first, so that somebody can say what they mean. */
function columnsOf({ blocks }: Source, tables: readonly ActionTable[]): Column[] {
  const all = new Map<string, Column>();
  for (const column of tables.flatMap(({ columns }) => columns))
    if (!all.has(column.header)) all.set(column.header, column);
  const first = blocks.find((block) => block.kind === 'table');
  if (all.size === 0 && first?.kind === 'table')
    for (const { text } of first.rows[0] ?? []) all.set(tidy(text), { header: tidy(text), meaning: 'none' });
  return [...all.values()];
}
