import type { Split } from '../../shared/actors/load.ts';
import { unplaced } from '../../shared/actors/load.ts';
import type { ActorsTexts } from '../../shared/i18n/actors/nb.ts';
import { isBroken, type Records } from '../../shared/plan/document.ts';
import type { Organisation, Theme } from '../../shared/plan/schema.ts';

/** An organisation that can be read; undefined for an id that is in no register. */
export function organisationIn({ organisations }: Records, id: string): Organisation | undefined {
  const record = organisations.get(id);
  return record && !isBroken(record) ? record : undefined;
}

/** The name there is room for; an id stands for itself while nothing else is known. */
export function shortIn(records: Records, id: string): string {
  const record = organisationIn(records, id);
  return record?.short || record?.name || id;
}

export function themeIn({ themes }: Records, id: string): Theme | undefined {
  const record = themes.get(id);
  return record && !isBroken(record) ? record : undefined;
}

/** What a theme is called when there is room for all of it. */
export function themeWords(records: Records, id: string, m: ActorsTexts): string {
  if (id === unplaced) return m.frame.unplaced;
  const theme = themeIn(records, id);
  return theme ? m.frame.theme(theme.no ?? 0, theme.title) : id;
}

/** What a column of a split is called: whole, and where there is hardly room. */
export function columnWords(
  records: Records,
  split: Split,
  column: string,
  m: ActorsTexts,
): { readonly whole: string; readonly short: string } {
  if (split === 'theme') {
    const no = themeIn(records, column)?.no;
    const short = column === unplaced ? m.frame.unplacedShort : String(no ?? column);
    return { whole: themeWords(records, column, m), short };
  }
  if (column === 'ongoing' || column === 'open')
    return { whole: m.load.times[column], short: m.load.timesShort[column] };
  const [year, half] = column.split('-').map(Number) as [number, number];
  return { whole: m.load.half(half, year), short: m.load.halfShort(half, year) };
}
