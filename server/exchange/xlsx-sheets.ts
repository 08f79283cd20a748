import { parseDocument } from 'htmlparser2';
import { importLimits } from '../../shared/exchange/source.ts';
import { descendantsNamed } from './xml.ts';
import type { Parts } from './zip-guard.ts';

/** The squares a merged cell covers, rows and columns from 0. */
interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What the file says of one of its sheets. */
export interface SheetPart {
  readonly name: string;
  readonly path: string;
  readonly merged: readonly Area[];
  /** Something stands further down or to the right than is taken in. */
  readonly isTooLarge: boolean;
}

/** The sheets of a workbook that can be found in it. */
export function sheetsOf(parts: Parts): SheetPart[] {
  const paths = new Map(
    elements(parts, 'xl/_rels/workbook.xml.rels', 'Relationship').map(({ Id, Target = '' }) => [
      Id,
      Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`,
    ]),
  );
  return elements(parts, 'xl/workbook.xml', 'sheet').flatMap(({ name, 'r:id': id }) => {
    const path = paths.get(id) ?? '';
    const xml = parts.get(path)?.toString('utf8');
    return name === undefined || xml === undefined
      ? []
      : [{ name, path, merged: mergedIn(xml), isTooLarge: isTooLarge(xml) }];
  });
}

const elements = (parts: Parts, path: string, name: string): Record<string, string | undefined>[] =>
  descendantsNamed(parseDocument(parts.get(path)?.toString('utf8') ?? '', { xmlMode: true }), name).map(
    ({ attribs }) => attribs,
  );

const mergedIn = (xml: string): Area[] =>
  [...xml.matchAll(/<mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)].map(
    ([, left = '', top, right = '', bottom]) => ({
      top: Number(top) - 1,
      left: columnOf(left) - 1,
      bottom: Number(bottom) - 1,
      right: columnOf(right) - 1,
    }),
  );

/** Cells that only have a format are written without anything in them: they do not count. */
function isTooLarge(xml: string): boolean {
  const far = { row: importLimits.rows * 2, column: importLimits.columns * 4 };
  for (const [, column = '', row] of xml.matchAll(/<c\b[^>]*\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!\/)>/g))
    if (Number(row) > far.row || columnOf(column) > far.column) return true;
  return false;
}

/** A is 1, AA is 27. */
const columnOf = (letters: string): number =>
  letters.split('').reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
