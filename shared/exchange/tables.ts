import { dayIn, horizonIn, spokenIn, statusIn, withoutNumber, yesIn } from './cells.ts';
import { columnsByPlace, columnsIn } from './columns.ts';
import type { Column, ColumnChoices, ColumnMeaning, FoundAction } from './found.ts';
import { idSchema, limits } from '../plan/schema.ts';
import { readHeading } from './headings.ts';
import { keyOf, tidy } from './spelling.ts';
import { splitTitle } from './split-title.ts';
import type { Cell, Source, Table } from './source.ts';

/** A row of a table of actions: an action, or words across all columns. */
export type Line =
  | { readonly kind: 'across'; readonly text: string; readonly isMerged: boolean; readonly isAbove: boolean }
  | {
      readonly kind: 'action';
      readonly action: FoundAction;
      readonly theme: string;
      readonly strategy: string;
    };

export interface ActionTable {
  readonly columns: readonly Column[];
  readonly lines: readonly Line[];
}

type Rows = Table['rows'];

const rowsSearched = { docx: 4, xlsx: 12, csv: 12, paste: 4 } as const;

/**
 * Reads a table as one of actions; undefined when it is none.
 * @param at its place among the tables, from 1
 * @param before the columns of the table that it may go on from, where a page broke
 */
export function readTable(
  table: Table,
  at: number,
  format: Source['format'],
  choices: ColumnChoices,
  before?: readonly Column[],
): ActionTable | undefined {
  const { rows } = table;
  const head = headerOf(rows, rowsSearched[format], choices);
  if (head) return { columns: head.columns, lines: linesOf(rows, at, head.columns, head.row) };
  const width = rows[0]?.length ?? 0;
  const isOn = before?.length === width && width > 0;
  const columns = isOn ? before : byPlace(rows, format, choices);
  return columns && { columns, lines: linesOf(rows, at, columns, -1) };
}

function headerOf(rows: Rows, most: number, choices: ColumnChoices) {
  const found = (row: number) => {
    const cells = rows[row];
    const columns =
      cells &&
      columnsIn(
        cells.map(({ text }) => text),
        choices,
      );
    return columns && { row, columns };
  };
  const first = rows.slice(0, most).findIndex((_, row) => found(row));
  if (first < 0) return undefined;
  // A header of two rows: the lower one says it more exactly.
  const [upper, lower] = [found(first)!, found(first + 1)];
  const told = (columns: readonly Column[]) => new Set(columns.map(({ meaning }) => meaning)).size;
  const named = lower && told(lower.columns) > told(upper.columns) ? lower : upper;
  return { row: named.row, columns: withNumbers(rows.slice(named.row + 1), named.columns) };
}

/** A column without a header that holds nothing but numbers. */
const withNumbers = (rows: Rows, columns: readonly Column[]): Column[] =>
  columns.map((column, index) => {
    if (column.header !== '') return column;
    const filled = rows.map((row) => row[index]?.text ?? '').filter((text) => text.trim() !== '');
    return filled.length > 0 && filled.every((text) => spokenIn(text))
      ? { header: '', meaning: 'number' }
      : column;
  });

/** A pasted piece of a table, whose first row says nothing of columns. */
function byPlace(rows: Rows, format: Source['format'], choices: ColumnChoices): Column[] | undefined {
  const width = rows[0]?.length ?? 0;
  const isSaid = columnsByPlace(width, choices).some(({ header }) => Object.hasOwn(choices, header));
  const fits = format === 'paste' && width >= 2 && width <= 5;
  return (fits && !hasHeaderWord(rows[0]!)) || isSaid ? columnsByPlace(width, choices) : undefined;
}

const hasHeaderWord = (row: readonly Cell[]): boolean =>
  columnsIn(['Tiltak', ...row.map(({ text }) => text)]) !== undefined;

/** What is gathered of one action, row by row. */
interface Gathered {
  readonly row: number;
  readonly texts: string[][];
}

function linesOf(rows: Rows, table: number, columns: readonly Column[], header: number): Line[] {
  const lines: (Extract<Line, { kind: 'across' }> | Gathered)[] = [];
  const titles = columns.flatMap(({ meaning }, index) => (meaning === 'title' ? [index] : []));
  const own = columns.flatMap(({ meaning }, index) => (['id', 'number'].includes(meaning) ? [index] : []));
  let last: Gathered | undefined;
  for (const [at, row] of rows.entries()) {
    if (at === header || row.every(({ text }) => text.trim() === '')) continue;
    const across = acrossIn(row);
    if (across) {
      if (at < header || !isHeader(row, columns)) lines.push({ ...across, isAbove: at < header });
      if (at > header) last = undefined;
      continue;
    }
    if (at < header || isHeader(row, columns)) continue;
    const isSame = titles.some((index) => isFromAbove(rows, at, index) && row[index]!.text.trim() !== '');
    const isEmpty = titles.every((index) => textAt(rows, at, index) === '');
    const hasOwn = own.some((index) => textAt(rows, at, index) !== '' && !isFromAbove(rows, at, index));
    if (last && (isSame || isEmpty) && !hasOwn) goOn(last, rows, at);
    else lines.push((last = { row: at + 1, texts: row.map((_, index) => [textAt(rows, at, index)]) }));
  }
  return lines.map((line) => ('kind' in line ? line : actionLine(line, table, columns)));
}

function goOn({ texts }: Gathered, rows: Rows, at: number): void {
  for (const [index, list] of texts.entries())
    if (!isFromAbove(rows, at, index)) list.push(textAt(rows, at, index));
}

const isFromAbove = (rows: Rows, at: number, index: number): boolean =>
  rows[at]![index]!.isRepeat === true && rows[at - 1]?.[index]?.text === rows[at]![index]!.text;

/** What repeats its neighbour to the left is said there. */
function textAt(rows: Rows, at: number, index: number): string {
  const { text, isRepeat } = rows[at]![index]!;
  const isBeside = isRepeat === true && !isFromAbove(rows, at, index) && rows[at]![index - 1]?.text === text;
  return isBeside ? '' : text.trim();
}

function acrossIn(row: readonly Cell[]): Omit<Extract<Line, { kind: 'across' }>, 'isAbove'> | undefined {
  const [first, ...more] = row;
  const text = tidy(first?.text ?? '');
  if (text === '' || more.length === 0) return undefined;
  const isMerged =
    !first!.isRepeat && more.every((cell) => cell.isRepeat === true && cell.text === first!.text);
  if (isMerged) return { kind: 'across', text, isMerged };
  const isAlone = more.length > 1 && more.every((cell) => cell.text.trim() === '');
  const { kind } = readHeading(text);
  return isAlone && (kind === 'strategy' || kind === 'theme')
    ? { kind: 'across', text, isMerged }
    : undefined;
}

const isHeader = (row: readonly Cell[], columns: readonly Column[]): boolean =>
  columns.every(({ header }, index) => keyOf(row[index]?.text ?? '') === keyOf(header)) &&
  columns.some(({ header }) => header !== '');

/** Texts that a field of their own holds as they stand. */
const plainFields = [
  'ownerNote', 'partnerNote', 'timeNote', 'nextStep', 'effort', 'benefitParticipants', 'benefitRegion',
] as const; // prettier-ignore
const days = ['start', 'due', 'nextDate'] as const;

function actionLine({ row, texts }: Gathered, table: number, columns: readonly Column[]): Line {
  const words = columns.map(({ header }, index) => ({ header, text: joined(texts[index] ?? []) }));
  const said = (meaning: ColumnMeaning): string | undefined => {
    const held = columns.flatMap((column, index) => (column.meaning === meaning ? [words[index]!.text] : []));
    return held.length ? joined(held) : undefined;
  };
  const remarks: string[] = columns.flatMap((column, index) => remarkOf(column, words[index]!.text));
  /** What cannot be read as what its column holds is a remark. */
  const read = <T>(meaning: ColumnMeaning, reader: (text: string) => T | undefined): T | undefined => {
    const text = said(meaning) ?? '';
    const value = text === '' ? undefined : reader(text);
    const header = columns.find((column) => column.meaning === meaning)?.header;
    if (value === undefined && text !== '' && id === undefined) remarks.push(`${header}: ${text}`);
    return value;
  };
  const written = said('id') ?? '';
  const id = idSchema.safeParse(written).success ? written : undefined;
  if (id === undefined && written !== '') remarks.push(`Id: ${written}`);
  const { number, title, description } =
    id === undefined ? named(said('title') ?? '') : asWritten(said('title') ?? '');
  const spoken = read('number', spokenIn) ?? number;
  const status = read('status', statusIn);
  const fields: Record<string, unknown> = {};
  const fill = (field: ColumnMeaning, reader: (text: string) => unknown) => {
    const value = read(field, reader);
    if (value !== undefined || said(field) === '') fields[field] = value;
  };
  for (const field of plainFields) if (said(field) !== undefined) fields[field] = said(field);
  for (const field of days) fill(field, dayIn);
  fill('horizon', horizonIn);
  const all = joined([description, said('description') ?? '']);
  const spare =
    title === '' && id === undefined ? splitTitle(words.find(({ text }) => text !== '')!.text) : undefined;
  if (remarks.length > 0 || said('note') !== undefined) fields.note = remarks.join('\n');
  const action: FoundAction = {
    ...(id !== undefined && { id }),
    ...(spoken !== undefined && { number: spoken }),
    at: { table, row },
    words,
    title: spare ? spare.title : title,
    description: all,
    owners: said('owners'),
    partners: said('partners'),
    time: said('time'),
    funding: said('funding'),
    ...(status && { status }),
    ...(said('archived') !== undefined && { archived: yesIn(said('archived')!) }),
    fields,
  };
  return { kind: 'action', action, theme: said('theme') ?? '', strategy: said('strategy') ?? '' };
}

/** A file of ours has a title in its cell and nothing else. */
function asWritten(cell: string) {
  const fits = tidy(cell).length <= limits.title;
  return { number: undefined, ...(fits ? { title: tidy(cell), description: '' } : splitTitle(cell)) };
}

function named(cell: string) {
  const { number, text } = withoutNumber(cell);
  return { number, ...splitTitle(text) };
}

/** What nobody has a field for is a remark, with its header before it. */
function remarkOf({ header, meaning }: Column, text: string): string[] {
  if (meaning !== 'note' || text === '') return [];
  const isNote =
    header === '' ||
    /^\d$/.test(header) ||
    (columnsIn(['Tiltak', header])?.[1]?.meaning === 'note' && isNoteWord(header));
  return [isNote ? text : `${header}: ${text}`];
}

const isNoteWord = (header: string): boolean =>
  /^(?:merknad|kommentar|notat|note|comment|remark|bemerkning|anmerkning)/iu.test(header);

const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n');
