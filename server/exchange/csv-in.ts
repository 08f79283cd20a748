import Papa from 'papaparse';
import { badFile } from '../../shared/exchange/bad-file.ts';
import { importLimits, type Source } from '../../shared/exchange/source.ts';
import { unguarded } from '../../shared/exchange/formula-guard.ts';
import { tableOf } from './tables.ts';

/**
 * @param text of a file whose cells are parted by `;`, `,` or tab
 * @throws AppError `bad-file`: `no-rows`, `not-a-document` for markup
 */
export function readCsv(text: string, name: string): Source {
  // Pages of the web and XML call themselves tables too, and hold `;` and `,` enough.
  if (/^\s*<[!?a-z]/i.test(text)) throw badFile('not-a-document');
  const { data } = Papa.parse<string[]>(text, {
    delimitersToGuess: [';', '\t', ',', '|'],
    skipEmptyLines: 'greedy',
    preview: importLimits.rows + 2,
  });
  // Excel writes this line for itself.
  const rows = /^sep=.$/i.test(text.split(/\r?\n/, 1)[0]!) ? data.slice(1) : data;
  const table = tableOf(rows.map((row) => row.map(unguarded)));
  if (!table || table.rows.length < 2) throw badFile('no-rows');
  return { name, format: 'csv', blocks: [table] };
}
