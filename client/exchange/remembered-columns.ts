import { columnMeanings, type Column, type ColumnChoices } from '../../shared/exchange/found.ts';
import { memory } from '../lib/storage.ts';

/** Of so many kinds of tables it is remembered what their columns mean. */
const most = 30;
const place = 'import.columns';

type Remembered = readonly (readonly [headers: string, choices: ColumnChoices])[];

/** What says of two tables that they are of one kind: the set of their headers. */
const kindOf = (columns: readonly Column[]): string =>
  columns
    .map(({ header }) => header.trim().toLowerCase())
    .toSorted()
    .join('\n');

function remembered(): Remembered {
  try {
    const read: unknown = JSON.parse(memory.get(place) ?? '[]');
    return Array.isArray(read) ? (read as Remembered) : [];
  } catch {
    return [];
  }
}

/** What somebody on this machine has said of the columns of such a table. */
export function columnsFor(columns: readonly Column[]): ColumnChoices {
  const found = remembered().find(([kind]) => kind === kindOf(columns))?.[1] ?? {};
  const isKnown = ([, meaning]: [string, string]) => (columnMeanings as readonly string[]).includes(meaning);
  return Object.fromEntries(Object.entries(found).filter(isKnown));
}

export function rememberColumns(columns: readonly Column[], choices: ColumnChoices): void {
  const kind = kindOf(columns);
  const others = remembered().filter(([one]) => one !== kind);
  memory.set(place, JSON.stringify([[kind, choices], ...others].slice(0, most)));
}
