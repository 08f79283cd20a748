import { strFromU8, unzipSync } from 'fflate';
import { DomUtils, parseDocument } from 'htmlparser2';

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

interface ReadRow {
  /** Repeated on every page, and told as the head of its columns. */
  readonly isHeader: boolean;
  /** Paragraphs are lines. */
  readonly cells: readonly string[];
}

interface ReadParagraph {
  readonly style: string;
  readonly isPoint: boolean;
  readonly text: string;
}

/** What a Word document holds, read without the library that writes it. */
export interface ReadDocx {
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** Outside of tables. */
  readonly paragraphs: readonly ReadParagraph[];
  readonly tables: readonly (readonly ReadRow[])[];
  /** All of it, a paragraph a line. */
  readonly text: string;
}

const named = (parent: Element | ReturnType<typeof parseDocument>, name: string): Element[] =>
  DomUtils.getElementsByTagName(`w:${name}`, parent, true);

const textIn = (paragraph: Element): string =>
  named(paragraph, 't')
    .map((part) => DomUtils.textContent(part))
    .join('');

const paragraphOf = (paragraph: Element): ReadParagraph => ({
  style: named(paragraph, 'pStyle')[0]?.attribs['w:val'] ?? '',
  isPoint: named(paragraph, 'numPr').length > 0,
  text: textIn(paragraph),
});

const rowOf = (row: Element): ReadRow => ({
  isHeader: named(row, 'tblHeader').some(
    ({ attribs }) => !['false', '0', 'off'].includes(attribs['w:val'] ?? ''),
  ),
  cells: named(row, 'tc').map((cell) => named(cell, 'p').map(textIn).join('\n')),
});

export function readDocx(bytes: Uint8Array): ReadDocx {
  const files = unzipSync(bytes);
  const xml = parseDocument(strFromU8(files['word/document.xml']!), { xmlMode: true, decodeEntities: true });
  const isOutside = (one: Element) => !isIn(one, 'w:tbl');
  const all = named(xml, 'p');
  return {
    files,
    paragraphs: all.filter(isOutside).map(paragraphOf),
    tables: named(xml, 'tbl').map((table) => named(table, 'tr').map(rowOf)),
    text: all.map(textIn).join('\n'),
  };
}

function isIn(one: Element, name: string): boolean {
  for (let at = one.parent; at; at = at.parent) if ('name' in at && at.name === name) return true;
  return false;
}
