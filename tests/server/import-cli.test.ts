import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actionRows, docxOf, headers, style, styled, table, xlsxOf } from '../files.ts';
import { runProgram, tempDir } from './serving.ts';

/* Documents become plans by the command line. */

const samplan = (dataDir: string, ...args: string[]) =>
  runProgram(['server/cli.ts', ...args], { DATA_DIR: dataDir });

const document = () =>
  docxOf(
    styled('Næring', 'H1') +
      styled('Strategi: Vekst', 'H2') +
      table([...headers], ['Lage kart', 'Kommunen', '', 'innen 31. juni 2027'], ['Bygge sti', '', '', '']),
    { styles: style('H1', 'heading 1') + style('H2', 'heading 2') },
  );

test('a document, a workbook and a text file become plans; what is in doubt is said', async () => {
  using dir = tempDir();
  const file = (name: string, content: Uint8Array | string) => {
    writeFileSync(join(dir.path, name), content);
    return join(dir.path, name);
  };
  const data = join(dir.path, 'data');
  const word = await samplan(data, 'plan', 'import', file('Plan.docx', document()));
  expect([word.code, word.stdout]).toEqual([0, 'plan\n']);
  expect(word.stderr).toMatch(/^row 2: nobody leads it$/m);
  const excel = await samplan(
    data,
    'plan',
    'import',
    file('b.xlsx', await xlsxOf({ name: 'A', data: actionRows(60) })),
    '--id',
    'ark',
  );
  expect([excel.code, excel.stdout]).toEqual([0, 'ark\n']);
  const text = await samplan(data, 'plan', 'import', file('c.csv', 'Tema;Strategi;Tiltak;Ansvar\nT;S;A;B\n'));
  expect([text.code, text.stdout]).toEqual([0, 'c\n']);
  const { stdout } = await samplan(data, 'plan', 'list');
  expect(stdout).toMatch(/^plan\t.*\t1 themes, 1 strategies, 2 actions$/m);
  expect(stdout).toMatch(/^ark\t.*\t1 themes, 2 strategies, 60 actions$/m);
  expect(stdout).toMatch(/^c\t.*\t1 themes, 1 strategies, 1 actions$/m);
});

test('what cannot be taken in is refused in one sentence', async () => {
  using dir = tempDir();
  const data = join(dir.path, 'data');
  const path = join(dir.path, 'a.docx');
  for (const [content, said] of [
    ['%PDF-1.7', 'A PDF cannot be taken in; use the document it was made from\n'],
    ['a;b\nc;d\n', 'No table in the file has headers that tell of actions and who is responsible\n'],
  ] as const) {
    writeFileSync(path, content);
    expect(await samplan(data, 'plan', 'import', path)).toEqual({ code: 1, stdout: '', stderr: said });
  }
  expect((await samplan(data, 'plan', 'list')).stdout).toBe('');
});
