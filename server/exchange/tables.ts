import { badFile } from '../../shared/exchange/bad-file.ts';
import { importLimits, type Cell, type Table } from '../../shared/exchange/source.ts';

type Given = string | Cell;

const cellOf = (given: Given | undefined): Cell =>
  typeof given === 'object' ? { ...given, text: cleaned(given.text) } : { text: cleaned(given ?? '') };

/** A text with `\n` between its lines, no spaces at its ends, and nothing that cannot be stored. */
export const cleaned = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll(/[^\P{Cc}\n\t]|\u00ad/gu, '')
    .replaceAll(/[ \t]+$/gm, '')
    .trim();

/**
 * A table whose rows are equally long, without what is empty at its end and on its right.
 * @returns undefined when nothing stands in it
 * @throws AppError `bad-file` when it is too large
 */
export function tableOf(given: readonly (readonly Given[])[], name?: string): Table | undefined {
  const rows = given.map((row) => row.map(cellOf));
  const widths = rows.map((row) => row.findLastIndex(({ text }) => text !== '') + 1);
  const height = widths.findLastIndex((width) => width > 0) + 1;
  const width = widths.reduce((most, width) => Math.max(most, width), 0);
  if (height === 0) return undefined;
  if (height > importLimits.rows || width > importLimits.columns) throw badFile('too-much');
  const full = rows
    .slice(0, height)
    .map((row) => Array.from({ length: width }, (_, column) => row[column] ?? { text: '' }));
  return { kind: 'table', ...(name !== undefined && { name }), rows: full };
}
