import { expect, test } from 'vitest';
import { statusIn } from '../../../shared/exchange/cells.ts';
import { columnsIn } from '../../../shared/exchange/columns.ts';
import { actionColumns, exchangeWords } from '../../../shared/exchange/words.ts';
import { languages } from '../../../shared/i18n/languages.ts';
import { statuses } from '../../../shared/plan/schema.ts';

/** What an import does not read. */
const unread = new Set<string>(['recurrence', 'fundingRows']);

test.each(languages)('what is written in files of ours in %s is read again as what it was', (language) => {
  const words = exchangeWords[language];
  const columns = columnsIn(actionColumns.map((column) => words.actionColumns[column]));
  expect(columns?.map(({ meaning }) => meaning)).toEqual(
    actionColumns.map((column) => (unread.has(column) ? 'none' : column)),
  );
  expect(statuses.map((status) => statusIn(words.status[status]))).toEqual(statuses);
});
