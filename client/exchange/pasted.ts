import { importLimits, sourceSchema, type Block, type Source } from '../../shared/exchange/source.ts';
import { rowsIn } from '../lib/html-table.ts';
import { textOf } from '../lib/html-text.ts';
import { rowsOfText } from './pasted-text.ts';

type Pasted = Pick<DataTransfer, 'getData'>;

/** What cannot be taken from the clipboard: nothing like a table, or more than is taken. Keys of the faults' texts. */
export type PasteFault = 'no-table' | 'too-much';

/**
 * What lies on the clipboard after copying in Word or Excel. Nothing of it is shown or run: the browser reads it as a
 * page of its own that belongs to nobody.
 * @param name what it is called
 */
export function readPasted(data: Pasted, name: string): Source | PasteFault {
  const blocks = blocksOf(data);
  if (!blocks.some(({ kind }) => kind === 'table')) return 'no-table';
  const source = sourceSchema.safeParse({ name, format: 'paste', blocks });
  return source.success ? source.data : 'too-much';
}

function blocksOf(data: Pasted): Block[] {
  const html = data.getData('text/html');
  if (/<table/i.test(html)) return blocksIn(new DOMParser().parseFromString(html, 'text/html').body);
  const rows = rowsOfText(data.getData('text/plain'));
  return rows.length > 0 ? [{ kind: 'table', rows }] : [];
}

/** Headings, paragraphs, points and tables in their order; a table is not looked into for more of them. */
function blocksIn(parent: Element, depth = 0): Block[] {
  return [...parent.children].flatMap((element): Block[] => {
    // One column more than is taken is enough to be told so.
    if (element instanceof HTMLTableElement)
      return [{ kind: 'table', rows: rowsIn(element, importLimits.columns + 1) }];
    const level = /^H([1-6])$/.exec(element.tagName)?.[1];
    const text = () => textOf(element);
    if (level) return textBlock({ kind: 'heading', level: Number(level), text: text() });
    if (/^[OU]L$/.test(element.tagName)) return blocksIn(element, depth + 1);
    const isOuter = element.querySelector('table, p, ul, ol, h1, h2, h3, h4, h5, h6') !== null;
    if (isOuter) return blocksIn(element, depth);
    if (element.tagName === 'LI')
      return textBlock({ kind: 'item', depth: Math.min(Math.max(depth - 1, 0), 20), text: text() });
    if (!/^(P|DIV)$/.test(element.tagName)) return [];
    return textBlock({ kind: 'text', text: text(), ...(isBold(element) && { isBold: true as const }) });
  });
}

const textBlock = (block: Exclude<Block, { kind: 'table' }>): Block[] => (block.text ? [block] : []);

/** Whether all of its text stands in bold. */
function isBold(element: Element): boolean {
  const all = (element.textContent ?? '').replace(/\s/g, '');
  const bold = [...element.querySelectorAll('b, strong')].map((one) => one.textContent ?? '').join('');
  return all !== '' && bold.replace(/\s/g, '') === all;
}
