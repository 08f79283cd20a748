import type { Carried } from '../../../shared/actors/carried.ts';
import { columnOf, columnsOf, loadsOf, type Role, type Split } from '../../../shared/actors/load.ts';
import { carriedAfter, type WhatIf } from '../../../shared/actors/what-if.ts';
import { sectorOf, type Sector } from '../../../shared/plan/sector.ts';
import type { Figures } from '../use-carried.ts';
import { organisationIn, shortIn } from '../words.ts';

/** A number now, and what it would become; the same while nothing is thought of. */
export interface Count {
  readonly now: number;
  readonly after: number;
}

/** One organisation in the table of loads. */
export interface Row {
  readonly org: string;
  readonly name: string;
  readonly full: string;
  readonly sector: Sector;
  readonly isPlanned: boolean;
  readonly total: Count;
  /** By column, in their order. */
  readonly cells: readonly Count[];
  /** The same for rows that look the same. */
  readonly key: string;
}

export interface Rows {
  readonly rows: readonly Row[];
  readonly columns: readonly string[];
  /** The most that stands in any row, and in any cell. */
  readonly most: { readonly total: number; readonly cell: number };
}

interface Asked {
  readonly role: Role;
  readonly split: Split;
  readonly sector: Sector | undefined;
  readonly wish: WhatIf | undefined;
}

/** The table of loads: who carries most first. Who would take something over is in it too, wherever it has stood. */
export function rowsOf(figures: Figures, { role, split, sector, wish }: Asked): Rows {
  const { carried, records, themes } = figures;
  const columns = columnsOf(carried, split, themes);
  // Everybody's share of an action stands in the same column.
  const places = new Map(carried.map((one) => [one.id, columns.indexOf(columnOf(one, split))]));
  const now = actionsOf(carried, role);
  const after = wish ? actionsOf(carriedAfter(carried, wish), role) : now;
  // Those it is about stand together.
  const first = wish ? [wish.from, wish.to].filter((org) => now.has(org) || after.has(org)) : [];
  const rows = [...new Set([...first, ...now.keys(), ...after.keys()])].flatMap((org): Row[] => {
    const record = organisationIn(records, org);
    const ofSector = sectorOf(record?.kind);
    const isWished = wish?.from === org || wish?.to === org;
    if (sector !== undefined && ofSector !== sector && !isWished) return [];
    const name = shortIn(records, org);
    const row = {
      org,
      name,
      full: record?.name || name,
      sector: ofSector,
      isPlanned: record?.planned === true,
      ...countsOf(now.get(org) ?? [], after.get(org) ?? [], places, columns.length),
    };
    return [{ ...row, key: JSON.stringify(row) }];
  });
  const most = (counts: readonly Count[]) =>
    Math.max(1, ...counts.map(({ now, after }) => Math.max(now, after)));
  return {
    rows,
    columns,
    most: { total: most(rows.map(({ total }) => total)), cell: most(rows.flatMap(({ cells }) => cells)) },
  };
}

const actionsOf = (carried: readonly Carried[], role: Role): ReadonlyMap<string, readonly Carried[]> =>
  new Map(loadsOf(carried, role).map(({ org, actions }) => [org, actions]));

/** @param places by action, the index of its column */
function countsOf(
  now: readonly Carried[],
  after: readonly Carried[],
  places: ReadonlyMap<string, number>,
  columns: number,
): Pick<Row, 'total' | 'cells'> {
  const cells = Array.from({ length: columns }, () => ({ now: 0, after: 0 }));
  for (const { id } of now) cells[places.get(id)!]!.now += 1;
  for (const { id } of after) cells[places.get(id)!]!.after += 1;
  return { total: { now: now.length, after: after.length }, cells };
}

/** So many rows are shown before the rest is unfolded. */
const mostShown = 14;

/** The rows that are shown while the table is folded, and those behind: none, if it were but one. */
export const foldedAt = (rows: readonly Row[]): readonly [Row[], Row[]] =>
  rows.length <= mostShown + 1 ? [[...rows], []] : [rows.slice(0, mostShown), rows.slice(mostShown)];

/** How dark a cell is, 0 to 8. Small plans have a step a number, larger ones share them out. */
export const stepOf = (n: number, most: number): number =>
  most <= 2 * steps ? Math.min(n, steps) : Math.ceil((steps * n) / most);
const steps = 8;
