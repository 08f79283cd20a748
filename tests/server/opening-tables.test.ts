import { describe, expect, test } from 'vitest';
import { openFile } from '../../server/exchange/open-file.ts';
import * as files from '../files.ts';
import { bytesOf as text, open, tablesOf } from './opening.ts';

/* Workbooks and text files, sheet by sheet and line by line. */

describe('a workbook', () => {
  const rows = [
    ['Tiltak', 'Ansvar'],
    ['Lage kart', 'Kommunen'],
  ];

  test('is read from the sheet that looks like actions, or the one that is chosen', async () => {
    const bytes = await files.xlsxOf(
      { name: 'Forside', data: [['Hei'], ['du']] },
      { name: 'Planen', data: rows },
    );
    const [found, chosen] = [await open(bytes), await open(bytes, 'p.xlsx', 'Forside')];
    expect(found).toMatchObject({ format: 'xlsx', sheet: 'Planen', sheets: ['Forside', 'Planen'] });
    expect(tablesOf(found)).toEqual([rows]);
    expect(tablesOf(chosen)).toEqual([[['Hei'], ['du']]]);
    await expect(open(bytes, 'p.xlsx', 'Ukjent')).rejects.toMatchObject({ path: 'no-sheet' });
  });

  test('has days, numbers and yes or no as plain words, and repeats merged cells', async () => {
    const bytes = await files.xlsxOf({
      name: 'Ark',
      data: [
        ['Tiltak', 'Ansvar', 'Frist', 'Sum', 'Ja'],
        [
          { value: 'Felles', rowSpan: 2 },
          'A',
          { value: new Date('2026-12-31'), type: Date, format: 'dd.mm.yyyy' },
          1_500_000,
          true,
        ],
        [null, 'B', null, 0.1 + 0.2, false],
        [null, null, null, null, null],
      ],
    });
    const source = await open(bytes);
    expect(tablesOf(source)[0]?.slice(1)).toEqual([
      ['Felles', 'A', '2026-12-31', '1500000', 'ja'],
      ['Felles', 'B', '', '0.3', 'nei'],
    ]);
    expect(source.blocks[0]).toHaveProperty('rows[2][0]', { text: 'Felles', isRepeat: true });
  });

  test('gives the values of formulas as they were last seen, and nothing of macros or far-off formats', async () => {
    const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const bytes = files.handmadeXlsx(
      `<sheetData><row r="1">${text('A1', 'Tiltak')}${text('B1', 'Ansvar')}</row>` +
        '<row r="2"><c r="A2" t="str"><f>CONCATENATE("a","b")</f><v>ab</v></c><c r="B2"><f>1+1</f><v>2</v></c></row>' +
        '<row r="3"><c r="A3" t="str"><f>HYPERLINK("x")</f></c><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>' +
        '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>',
      { 'xl/vbaProject.bin': new Uint8Array(2_000).fill(7) },
    );
    expect(tablesOf(await open(bytes, 'p.xlsm'))).toEqual([
      [
        ['Tiltak', 'Ansvar'],
        ['ab', '2'],
      ],
    ]);
  });

  test('of ours tells when it was written, for the plan it was written from, and has the register', async () => {
    const bytes = await files.xlsxOf(
      { name: 'Tiltak', data: rows },
      {
        name: 'Organisasjoner',
        data: [
          ['Id', 'Navn'],
          ['lk', 'Lillehammer kommune'],
        ],
      },
      {
        name: 'Om filen',
        data: [
          ['Opplysning', 'Verdi'],
          ['Planens id', 'p'],
          ['Skrevet etter endring nummer', 42],
        ],
      },
    );
    const [ours, others, nobodys] = await Promise.all([
      open(bytes, 'a', undefined, 'p'),
      open(bytes, 'a', undefined, 'q'),
      open(bytes),
    ]);
    expect([ours.seq, others.seq, nobodys.seq]).toEqual([42, undefined, undefined]);
    expect(ours.blocks).toMatchObject([{ name: 'Tiltak' }, { name: 'Organisasjoner' }]);
  });
});

describe('a text file', () => {
  const rows = [
    ['Tiltak', 'Ansvar'],
    ['Bygge på Øyer', 'Kommunen'],
  ];
  const csv = 'Tiltak;Ansvar\r\nBygge på Øyer;Kommunen\r\n';
  test.each<[string, Uint8Array]>([
    ['UTF-8', text(csv)],
    ['UTF-8 with a mark', text(`\ufeff${csv}`)],
    ['Windows-1252', Buffer.from(csv, 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${csv}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(csv, 'utf16le')],
    ['UTF-16, the large end first', Buffer.from(`\ufeff${csv}`, 'utf16le').swap16()],
    ['commas', text(csv.replaceAll(';', ','))],
    ['tabs', text(csv.replaceAll(';', '\t'))],
    ['a line for Excel', text(`sep=;\r\n${csv}`)],
  ])('is read in %s', async (_what, bytes) => {
    expect(tablesOf(await open(bytes, 'p.csv'))).toEqual([rows]);
  });

  test('has quoted line breaks, and is without the guards before what looks like formulas', async () => {
    const source = await open(text(`Tiltak;Ansvar\n"To\nlinjer; ""og"" mer";'=A1\n`), 'p.csv');
    expect(tablesOf(source)[0]?.[1]).toEqual(['To\nlinjer; "og" mer', '=A1']);
  });

  test('is JSON when it is JSON, whatever it is called', async () => {
    expect(await openFile({ bytes: text(' {"plan":{}}'), name: 'plan.txt' })).toEqual({ json: { plan: {} } });
  });
});
