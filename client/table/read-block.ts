import type { Block } from '../../shared/table/block.ts';
import { blockLimits } from '../../shared/table/block.ts';
import { rowsIn } from '../lib/html-table.ts';

/**
 * The block of cells that lies on the clipboard: a table of a page, as spreadsheets copy it, or text between tabs and
 * line breaks. Nothing of it is shown or run: the browser reads a page that belongs to nobody.
 * @returns undefined when there is nothing; 'too-much' for what is not even looked into
 */
export async function readBlock(
  data: Pick<DataTransfer, 'getData'>,
): Promise<Block | 'too-much' | undefined> {
  // What lies there is gone once the event is over.
  const [html, text] = [data.getData('text/html'), data.getData('text/plain')];
  if (html.length > blockLimits.letters || text.length > blockLimits.letters) return 'too-much';
  const table = /<table/i.test(html)
    ? new DOMParser().parseFromString(html, 'text/html').querySelector('table')
    : null;
  if (table)
    return rowsIn(table, blockLimits.columns + 1).map((row) =>
      row.map(({ text, isRepeat }) => (isRepeat ? undefined : text)),
    );
  return text === '' ? undefined : rowsOf(text);
}

/** Spreadsheets end the last row too. */
async function rowsOf(text: string): Promise<string[][]> {
  const { default: Papa } = await import('papaparse');
  const plain = text.replace(/\r\n$|\n$|\r$/, '');
  const { data, errors } = Papa.parse<string[]>(plain, { delimiter: '\t' });
  // A quotation mark that is no bracket around a cell is a letter like others.
  return errors.some(({ type }) => type === 'Quotes')
    ? plain.split(/\r\n|\n|\r/).map((row) => row.split('\t'))
    : data;
}
