import { lookOf, readHeading, type Heading } from './headings.ts';
import { keyOf } from './spelling.ts';
import type { Source } from './source.ts';
import type { ActionTable } from './tables.ts';

/** What a heading begins. */
export interface Part {
  readonly kind: 'theme' | 'strategy' | 'field' | 'prose' | 'nothing';
  readonly heading: Heading;
  /** It stands even when no table follows. */
  readonly isSaid: boolean;
  /** A field that stands beside the strategies, not under one. */
  readonly isOfTheme: boolean;
}

/** A heading, and what stands under it before the next. */
interface Head {
  readonly at: number;
  /** The smaller, the more it spans: levels of styles, then how it looks. */
  rank: number;
  readonly heading: Heading;
  readonly isStyled: boolean;
  hasTable: boolean;
  parent: Head | undefined;
}

/** Ranks of themes and of strategies, as the tables tell. */
interface Levels {
  readonly theme: number;
  readonly strategy: number;
}

/**
 * What each heading of a source begins, by the index of its block. A table of actions tells what the headings over it
 * are: the nearest is its strategy, the one over that its theme, unless their words say otherwise.
 */
export function partsOf(
  source: Source,
  tables: readonly (ActionTable | undefined)[],
): ReadonlyMap<number, Part> {
  const heads = headsIn(source, tables);
  const levels = levelsOf(heads);
  return new Map(heads.map((head) => [head.at, partOf(head, levels)]));
}

function headsIn({ blocks }: Source, tables: readonly (ActionTable | undefined)[]): Head[] {
  const isTold = (head: Head) =>
    head.isStyled || head.heading.kind === 'strategy' || head.heading.kind === 'field';
  const all: Head[] = [];
  for (const [at, block] of blocks.entries()) {
    if (tables[at]) {
      const head = all.findLast(isBranch);
      if (head) head.hasTable = true;
    }
    if (block.kind !== 'heading' && block.kind !== 'text') continue;
    const isStyled = block.kind === 'heading';
    const rank = isStyled ? block.level : lookOf(block.text, block.isBold === true);
    if (rank === undefined || block.text.trim() === '') continue;
    all.push({ at, rank, heading: readHeading(block.text), isStyled, hasTable: false, parent: undefined });
  }
  const styled = all.filter(isTold);
  const isEnough = styled.some(({ isStyled, heading }) => isStyled && isBranchKind(heading.kind));
  return withParents(withoutRepeats(isEnough && !isFlat(all, blocks, tables) ? marked(styled, tables) : all));
}

/** Whether styles alone leave every table under headings of one level, while paragraphs that look like headings stand between. */
function isFlat(
  all: readonly Head[],
  blocks: Source['blocks'],
  tables: readonly (ActionTable | undefined)[],
): boolean {
  const looks = all.filter((head) => !head.isStyled && head.hasTable && isBranch(head));
  const count = tables.filter(Boolean).length;
  return (
    blocks.length > 0 && looks.length * 2 > count && !all.some((head) => head.heading.kind === 'strategy')
  );
}

/** Tables counted again where some headings have been passed over. */
function marked(heads: readonly Head[], tables: readonly (ActionTable | undefined)[]): Head[] {
  const branches = heads.filter(isBranch);
  for (const head of branches) head.hasTable = false;
  for (const [at, table] of tables.entries()) {
    const head = table && branches.findLast((one) => one.at < at);
    if (head) head.hasTable = true;
  }
  return [...heads];
}

const isBranchKind = (kind: Heading['kind']): boolean =>
  kind === 'theme' || kind === 'strategy' || kind === 'unsaid';
const isBranch = ({ heading }: Head): boolean => isBranchKind(heading.kind);

/** A heading that stands under one chapter after the other, "Hva skal gjøres", names no strategy. */
function withoutRepeats(heads: Head[]): Head[] {
  const times = Map.groupBy(
    heads.filter(({ heading }) => heading.kind === 'unsaid'),
    ({ heading, rank }) => `${rank} ${keyOf(heading.title)}`,
  );
  const often = new Set([...times.values()].filter((list) => list.length >= 3).flat());
  return heads.map((head) =>
    often.has(head) ? Object.assign(head, { heading: { ...head.heading, kind: 'plain' } }) : head,
  );
}

function withParents(heads: Head[]): Head[] {
  const said = heads.filter(({ heading }) => heading.kind === 'theme');
  for (const head of said) head.rank = Math.min(...said.map(({ rank }) => rank));
  const open: Head[] = [];
  let table: Head | undefined;
  for (const head of heads) {
    if (!isBranch(head)) {
      // A plain heading over a table leaves it to the one above.
      if (head.hasTable && table) table.hasTable = true;
      continue;
    }
    while (open.length > 0 && open.at(-1)!.rank >= head.rank) open.pop();
    head.parent = open.at(-1);
    open.push(head);
    table = head;
  }
  return heads;
}

function levelsOf(heads: readonly Head[]): Levels {
  const branches = heads.filter(isBranch);
  const holding = branches.filter(({ hasTable }) => hasTable);
  const said = branches.filter(({ heading }) => heading.kind === 'strategy');
  const under = said.length > 0 ? said : holding.filter(({ parent }) => parent);
  const strategy = mostCommon(under.map(({ rank }) => rank));
  if (strategy === undefined) return oneLevel(branches);
  const themes = under.filter(({ rank, parent }) => rank === strategy && parent);
  const theme = mostCommon(themes.map(({ parent }) => parent!.rank)) ?? strategy - 0.5;
  const parents = new Set(themes.map(({ parent }) => parent!));
  const [only] = parents;
  // The title of the document stands over everything: what it spans are themes.
  const isTitle = parents.size === 1 && said.length === 0 && only === branches[0] && isNameless(only!, heads);
  const isAll = under.length > 1 && under.every(({ parent }) => parent === only);
  return isTitle && isAll && only!.isStyled ? { theme: strategy, strategy: Infinity } : { theme, strategy };
}

const isNameless = (head: Head, heads: readonly Head[]): boolean => {
  const next = heads[heads.indexOf(head) + 1];
  return (
    head.heading.number === undefined && head.heading.kind === 'unsaid' && next?.heading.kind !== 'field'
  );
};

/** All headings look alike: one that has no table, and is followed by one that has, is the theme of those. */
function oneLevel(branches: readonly Head[]): Levels {
  const rank = mostCommon(branches.filter(({ hasTable }) => hasTable).map((head) => head.rank)) ?? 1;
  const alike = branches.filter((head) => head.rank === rank);
  const themes = alike.filter((head, at) => !head.hasTable && alike[at + 1]?.hasTable);
  if (themes.length === 0) return { theme: rank, strategy: Infinity };
  for (const head of alike) if (!head.hasTable) head.rank = rank - 0.5;
  return { theme: rank - 0.5, strategy: rank };
}

function mostCommon(values: readonly number[]): number | undefined {
  const counts = [...Map.groupBy(values, (value) => value)].map(([value, list]) => ({
    value,
    count: list.length,
  }));
  return counts.toSorted((a, b) => b.count - a.count || a.value - b.value)[0]?.value;
}

function partOf({ heading, rank, hasTable, isStyled }: Head, { theme, strategy }: Levels): Part {
  const part = (kind: Part['kind'], isSaid = false, isOfTheme = false): Part => ({
    kind,
    heading,
    isSaid,
    isOfTheme,
  });
  if (heading.kind === 'theme') return part('theme');
  if (heading.kind === 'strategy') return part('strategy', true);
  if (heading.kind === 'field') return part('field', false, isStyled && rank <= strategy);
  if (heading.kind === 'plain') return part('nothing');
  if (heading.kind === 'front') return part(rank <= theme ? 'theme' : 'prose');
  if (rank <= theme) return part('theme');
  if (rank === strategy && (hasTable || heading.number !== undefined))
    return part('strategy', heading.number !== undefined);
  if (rank < strategy && hasTable) return part('strategy');
  return part('prose', false, rank <= strategy);
}
