import readXlsxFile, { type CellValue } from 'read-excel-file/universal';
import { badFile } from '../../shared/exchange/bad-file.ts';
import { importLimits, type Cell, type Source, type Table } from '../../shared/exchange/source.ts';
import { exchangeWords } from '../../shared/exchange/words.ts';
import { tableOf } from './tables.ts';
import { sheetsOf, type SheetPart } from './xlsx-sheets.ts';
import { repack, type Parts } from './zip-guard.ts';

/** Which sheet holds the actions, and for which plan the file is read: only there it means something when it was written. */
interface XlsxOptions {
  readonly sheet?: string | undefined;
  readonly plan?: string | undefined;
}

interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

const languages = Object.values(exchangeWords);

/** @throws AppError `bad-file`: `no-sheet`, `no-rows`, `too-much`, `broken` */
export async function readXlsx(parts: Parts, name: string, { sheet, plan }: XlsxOptions): Promise<Source> {
  const known = partsOf(parts);
  const sheets = await read(parts, known);
  const chosen =
    sheet === undefined
      ? (sheets.find(looksLikeActions) ?? sheets.find(({ rows }) => rows.length > 1) ?? sheets[0])
      : sheets.find((one) => one.name === sheet);
  if (!chosen) throw badFile(sheet === undefined ? 'no-rows' : 'no-sheet');
  if (known.some((one) => one.name === chosen.name && one.isTooLarge)) throw badFile('too-much');
  const table = tableOf(chosen.rows, chosen.name);
  if (!table || table.rows.length < 2) throw badFile('no-rows');
  const seq = plan === undefined ? undefined : seqOf(sheets, plan);
  return {
    name,
    format: 'xlsx',
    blocks: [table, ...organisationsIn(sheets.filter((one) => one !== chosen))],
    sheets: sheets.map((one) => one.name),
    sheet: chosen.name,
    ...(seq !== undefined && { seq }),
  };
}

function partsOf(parts: Parts): SheetPart[] {
  try {
    return sheetsOf(parts);
  } catch (cause) {
    throw badFile('broken', { cause });
  }
}

async function read(parts: Parts, known: readonly SheetPart[]): Promise<Sheet[]> {
  const given = new Map(parts);
  for (const { path, isTooLarge } of known) if (isTooLarge) given.set(path, emptySheet);
  const { buffer, byteOffset, byteLength } = repack(given);
  try {
    const sheets = await readXlsxFile(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
    return sheets.map(({ sheet: name, data }) => ({
      name,
      rows: withMerged(
        data.map((row) => row.map((value) => ({ text: textOf(value) }))),
        known.find((one) => one.name === name)?.merged ?? [],
      ),
    }));
  } catch (cause) {
    throw badFile('broken', { cause });
  }
}

const emptySheet = Buffer.from(
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>',
);

/** What a cell shows, in plain form: days as 2026-12-31, numbers without grouping. */
function textOf(value: CellValue | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'ja' : 'nei';
  if (typeof value === 'number') return plainNumber(value);
  if (value instanceof Date) return dayOf(value);
  return String(value);
}

/** Without the traces of binary fractions, which Excel does not show either. */
const plainNumber = (value: number): string => String(Number(value.toPrecision(15)));

function dayOf(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', time = ''] = date.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`;
}

/** The words of a merged cell stand in its first square only: they are repeated in the others. */
function withMerged(rows: Cell[][], merged: SheetPart['merged']): Cell[][] {
  for (const { top, left, bottom, right } of merged) {
    const text = rows[top]?.[left]?.text ?? '';
    if (text === '') continue;
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row++)
      for (let column = left; column <= Math.min(right, importLimits.columns); column++)
        if (row !== top || column !== left) rows[row]![column] = { text, isRepeat: true };
  }
  return rows;
}

/** Somewhere in its first rows stand headers of what is done and of who does it. */
const looksLikeActions = ({ rows }: Sheet): boolean =>
  rows
    .slice(0, 20)
    .some(
      (row) =>
        row.some(({ text }) => /^\W*(tiltak|tittel|aktivitet|action|title|activity)/i.test(text)) &&
        row.some(({ text }) => /ansvar|responsib|owner|\blead/i.test(text)),
    );

/** The register as our own exports write it. */
function organisationsIn(sheets: readonly Sheet[]): Table[] {
  const ours = sheets.find(({ name, rows }) =>
    languages.some(
      ({ sheets: names, organisationColumns: columns }) =>
        name === names.organisations && rows[0]?.some(({ text }) => text === columns.name),
    ),
  );
  const table = ours && tableOf(ours.rows, ours.name);
  return table ? [table] : [];
}

/** After which change of the plan an export of ours was written. */
function seqOf(sheets: readonly Sheet[], plan: string): number | undefined {
  for (const { sheets: names, about } of languages) {
    const rows = sheets.find(({ name }) => name === names.about)?.rows ?? [];
    const value = (detail: string) => rows.find(([first]) => first?.text === detail)?.[1]?.text;
    const seq = Number(value(about.seq));
    if (value(about.planId) === plan && Number.isSafeInteger(seq) && seq >= 0) return seq;
  }
  return undefined;
}
