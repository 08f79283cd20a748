/** Every column the table can show, in the order they are offered. */
export const columnIds = [
  'number', 'title', 'owners', 'partners', 'time', 'due', 'status', 'funding', 'changed', 'theme', 'strategy', 'start',
  'recurrence', 'next', 'nextDate', 'confirmed',
] as const; // prettier-ignore
export type ColumnId = (typeof columnIds)[number];

/** Those that are there until somebody chooses others. */
export const defaultColumns: readonly ColumnId[] = columnIds.slice(0, 9);

export interface Column {
  readonly id: ColumnId;
  /** How wide it is until somebody drags it, in px. */
  readonly width: number;
  /** Whether it is written in where it stands. */
  readonly isEditable: boolean;
  readonly align: 'start' | 'end';
}

const widths: Readonly<Record<ColumnId, number>> = {
  number: 60, title: 310, owners: 182, partners: 166, time: 200, due: 120, status: 110, funding: 112, changed: 100,
  theme: 200, strategy: 220, start: 108, recurrence: 130, next: 220, nextDate: 108, confirmed: 124,
}; // prettier-ignore

const fixed: ReadonlySet<ColumnId> = new Set([
  'number',
  'funding',
  'changed',
  'theme',
  'strategy',
  'confirmed',
]);

const columns = new Map(
  columnIds.map((id): [ColumnId, Column] => [
    id,
    { id, width: widths[id], isEditable: !fixed.has(id), align: id === 'funding' ? 'end' : 'start' },
  ]),
);

export const columnOf = (id: ColumnId): Column => columns.get(id)!;
