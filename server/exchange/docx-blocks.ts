import { parseDocument } from 'htmlparser2';
import { badFile } from '../../shared/exchange/bad-file.ts';
import { importLimits, type Block } from '../../shared/exchange/source.ts';
import { inlineText, isBold, linesOf } from './docx-text.ts';
import { gridOf, isFrame } from './html-grid.ts';
import { cleaned, tableOf } from './tables.ts';
import { elementsIn, type Element } from './xml.ts';

/** What begins the ids of footnotes in mammoth's HTML. */
export const notePrefix = 'samplan-';

/** The deepest point of a list that is told apart. */
const deepest = 20;

/** Of a heading above a table, as its name. */
const longestName = 300;

/** The blocks of a document, in its order; its footnotes at the end. @param html as mammoth writes it */
export function blocksOf(html: string): Block[] {
  const blocks = elementsIn(parseDocument(html)).flatMap((element) => blocksIn(element));
  if (blocks.length > importLimits.blocks) throw badFile('too-much');
  return blocks.map((block, index) => (block.kind === 'table' ? named(block, blocks[index - 1]) : block));
}

const named = (table: Block & { kind: 'table' }, before: Block | undefined): Block =>
  before && before.kind !== 'table' && before.text.length <= longestName
    ? { ...table, name: before.text }
    : table;

function blocksIn(element: Element): Block[] {
  const { name, attribs } = element;
  if (/^h[1-9]$/.test(name))
    return withText(element, (text) => ({ kind: 'heading', level: Number(name[1]), text }));
  if (name === 'table') return tableIn(element);
  if (name === 'ul' || name === 'ol') return isNotes(element) ? notesIn(element) : itemsIn(element, 0);
  if (name === 'p')
    return withText(element, (text) => ({
      kind: 'text',
      text,
      ...((attribs.class === 'bold' || isBold(element)) && { isBold: true as const }),
    }));
  return elementsIn(element).flatMap(blocksIn);
}

function withText(element: Element, block: (text: string) => Block): Block[] {
  const text = cleaned(inlineText(element));
  return text === '' ? [] : [block(text)];
}

/** A table of one cell only frames what stands in it. */
function tableIn(element: Element): Block[] {
  const grid = gridOf(element);
  if (isFrame(grid)) return elementsIn(grid[0]![0]!.cell).flatMap(blocksIn);
  const rows = grid.map((row) =>
    row.map(({ cell, isRepeat }) => ({
      text: cell ? linesOf(cell).join('\n') : '',
      ...(isRepeat && { isRepeat: true as const }),
    })),
  );
  const table = tableOf(rows);
  return table ? [table] : [];
}

const itemsIn = (list: Element, depth: number): Block[] =>
  elementsIn(list).flatMap((item) => [
    ...withText(item, (text) => ({ kind: 'item', depth: Math.min(depth, deepest), text })),
    ...elementsIn(item).flatMap((inner) =>
      inner.name === 'ul' || inner.name === 'ol'
        ? itemsIn(inner, depth + 1)
        : inner.name === 'table'
          ? tableIn(inner)
          : [],
    ),
  ]);

const isNotes = (list: Element): boolean =>
  elementsIn(list).some(({ attribs }) => /^samplan-(?:foot|end)note-/.test(attribs.id ?? ''));

const notesIn = (list: Element): Block[] =>
  elementsIn(list).flatMap((note) => {
    const text = cleaned(linesOf(note).join('\n'));
    return text === '' ? [] : [{ kind: 'text' as const, text }];
  });
