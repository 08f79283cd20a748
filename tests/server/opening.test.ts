import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { describe, expect, test } from 'vitest';
import { openFile } from '../../server/exchange/open-file.ts';
import { importLimits, type Source } from '../../shared/exchange/source.ts';
import * as files from '../files.ts';
import { bytesOf as text, open, tablesOf } from './opening.ts';

/* Files are opened as what they are, or refused for one reason. */

const wordsOf = ({ blocks }: Source) =>
  blocks.map((block) => (block.kind === 'table' ? '[table]' : block.text));
const small = files.table(['a', 'b'], ['c', 'd']);

const bomb = 'x'.repeat(5_000_000);
const many = Object.fromEntries(
  Array.from({ length: importLimits.entries + 1 }, (_, n) => [`word/${n}.xml`, '<a/>']),
);

describe('refused', () => {
  test.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['nothing', 'empty', () => new Uint8Array()],
    ['spaces', 'empty', () => text('\ufeff \n ')],
    ['a program', 'not-a-document', () => text('MZ\x90\0\x03')],
    ['a program of another system', 'not-a-document', () => text('\x7fELF\x02')],
    [
      'bytes that are no text',
      'not-a-document',
      () => Uint8Array.from({ length: 400 }, (_, n) => (n * 7) % 256),
    ],
    ['a page of the web', 'not-a-document', () => text('<html><table><tr><td>a;b</td></tr></table>')],
    ['a PDF', 'pdf', () => text('%PDF-1.7')],
    ['a document with a password', 'encrypted', files.encryptedOffice],
    ['a document of the old kind', 'old-format', files.oldOffice],
    [
      'an OpenDocument',
      'open-document',
      () =>
        files.zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'META-INF/manifest.xml': '<a/>' }),
    ],
    ['a zip file of something else', 'not-a-document', () => files.zipOf({ 'a.txt': 'a' })],
    ['a zip file in a zip file', 'not-a-document', () => files.zipOf({ 'plan.docx': files.goodDocx() })],
    ['half a zip file', 'broken', () => files.goodDocx().slice(0, 900)],
    [
      'a Word document whose main part is missing',
      'broken',
      () => files.zipOf({ '[Content_Types].xml': files.wordTypes }),
    ],
    [
      'a Word document that is no XML',
      'broken',
      () => files.zipOf({ ...files.wordParts(''), 'word/document.xml': '<w:document' }),
    ],
    [
      'XML in UTF-16',
      'broken',
      () => files.docxOf('', { more: { 'word/document.xml': Buffer.from('<w:document/>', 'utf16le') } }),
    ],
    [
      'a checksum that is wrong',
      'broken',
      () => files.lyingZip(files.goodDocx(), 'word/document.xml', files.zipFields.crc, 1),
    ],
    [
      'less in it than it says',
      'broken',
      () => files.lyingZip(files.goodDocx(), 'word/document.xml', files.zipFields.unpacked, 9_999),
    ],
    [
      'more in it than it says',
      'bomb',
      () => files.lyingZip(files.goodDocx(), 'word/document.xml', files.zipFields.unpacked, 10),
    ],
    [
      '4 GB by its own account',
      'bomb',
      () => files.lyingZip(files.goodDocx(), 'word/document.xml', files.zipFields.unpacked, 0xffffffff),
    ],
    ['a part of nothing but x', 'bomb', () => files.docxOf('', { more: { 'word/media/image.png': bomb } })],
    ['parts that lie over one another', 'bomb', files.overlappingZip],
    ['too many parts', 'bomb', () => files.docxOf('', { more: many })],
    [
      'a name that leads upwards',
      'unsafe-names',
      () => files.docxOf(small, { more: { '../../etc/cron': 'a' } }),
    ],
    ['a name from the root', 'unsafe-names', () => files.docxOf(small, { more: { '/etc/passwd': 'a' } })],
    ['a name of Windows', 'unsafe-names', () => files.docxOf(small, { more: { 'C:\\a.xml': 'a' } })],
    [
      'entities',
      'entities',
      () => files.docxOf('', { more: { 'word/settings.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' } }),
    ],
    ['no table', 'no-table', () => files.docxOf(files.para('Bare tekst'))],
    ['one table with nothing in it', 'no-table', () => files.docxOf(files.table(['', ''], ['', '']))],
    ['a sheet without rows', 'no-rows', () => files.handmadeXlsx('<sheetData/>')],
    [
      'a sheet with headers only',
      'no-rows',
      () => files.xlsxOf({ name: 'Ark', data: [['Tiltak', 'Ansvar']] }),
    ],
    ['a text without rows', 'no-rows', () => text('Tiltak;Ansvar\n;\n')],
    ['too many rows', 'too-much', () => text(`Tiltak;Ansvar\n${'a;b\n'.repeat(importLimits.rows + 5)}`)],
    [
      'a cell far out',
      'too-much',
      () =>
        files.handmadeXlsx(
          '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
        ),
    ],
    [
      'a cell merged over everything',
      'too-much',
      () => files.docxOf(files.table([files.cell('a', '<w:gridSpan w:val="100000000"/>'), 'b'], ['c', 'd'])),
    ],
    [
      'a cell as long as a book',
      'too-much',
      () => text(`Tiltak;Ansvar\n${'a'.repeat(importLimits.cell + 1)};b`),
    ],
    ['more than 20 MB', 'too-big', () => new Uint8Array(importLimits.fileBytes + 1)],
  ])('%s: %s', async (_what, path, bytes) => {
    await expect(openFile({ bytes: await bytes(), name: 'plan.docx' })).rejects.toMatchObject({
      name: 'AppError',
      code: 'bad-file',
      path,
    });
  });

  test('JSON that is cut off, by its name', async () => {
    await expect(openFile({ bytes: text('{"a":'), name: 'p.json' })).rejects.toMatchObject({
      path: 'broken',
    });
  });
});

describe('a Word document', () => {
  test('tells headings by their styles, in whatever language, paragraphs, lists and tables in order', async () => {
    const source = await open(
      files.docxOf(
        files.styled('Planen', 'Tittel') +
          files.styled('Innhold 1', 'INNH1') +
          files.styled('Næring', 'Overskrift1') +
          files.styled('Mål', 'MinOverskrift') +
          files.para(files.bold('Strategi: ') + files.bold('Vekst')) +
          files.para(files.bold('Nei') + files.run(' og ja')) +
          files.styled('Feit', 'Feit') +
          files.point('Ytterst') +
          files.point('Inne', 1) +
          files.point('Innerst', 6) +
          files.table([...files.headers], ['A', 'B', 'C', 'D']),
        {
          styles:
            files.style('Tittel', 'Title') +
            files.style('INNH1', 'toc 1') +
            files.style('Overskrift1', 'overskrift 1') +
            files.style('Overskrift3', 'heading 3', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>') +
            files.style('MinOverskrift', 'Min', '<w:basedOn w:val="Overskrift3"/>') +
            files.style('Feit', 'Feit', '<w:rPr><w:b/></w:rPr>'),
        },
      ),
    );
    expect(source.blocks).toMatchObject([
      { kind: 'heading', level: 1, text: 'Planen' },
      { kind: 'heading', level: 1, text: 'Næring' },
      { kind: 'heading', level: 3, text: 'Mål' },
      { kind: 'text', isBold: true, text: 'Strategi: Vekst' },
      { kind: 'text', text: 'Nei og ja' },
      { kind: 'text', isBold: true, text: 'Feit' },
      { kind: 'item', depth: 0, text: 'Ytterst' },
      { kind: 'item', depth: 1, text: 'Inne' },
      { kind: 'item', depth: 6, text: 'Innerst' },
      { kind: 'table', name: 'Innerst' },
    ]);
    expect(source.blocks[4]).not.toHaveProperty('isBold');
    expect(tablesOf(source)).toEqual([[[...files.headers], ['A', 'B', 'C', 'D']]]);
  });

  test('repeats merged cells wherever they reach', async () => {
    const down = (text: string, first: boolean) =>
      files.cell(text, `<w:vMerge${first ? ' w:val="restart"' : ''}/>`);
    const source = await open(
      files.docxOf(
        files.table(
          [files.cell('Alt', '<w:gridSpan w:val="3"/>')],
          [down('Felles', true), 'A', 'B'],
          [down('', false), 'C', 'D'],
        ),
      ),
    );
    expect(tablesOf(source)[0]).toEqual([
      ['Alt', 'Alt', 'Alt'],
      ['Felles', 'A', 'B'],
      ['Felles', 'C', 'D'],
    ]);
    expect(source.blocks[0]).toMatchObject({
      rows: [
        [{ text: 'Alt' }, { isRepeat: true }, { isRepeat: true }],
        [{ text: 'Felles' }, {}, {}],
        [{ isRepeat: true }, {}, {}],
      ],
    });
  });

  test('keeps lines, points and inner tables of a cell', async () => {
    const content =
      files.para('<w:r><w:t>Første</w:t><w:br/><w:t>andre</w:t></w:r>') +
      files.point('punkt') +
      files.point('under', 1) +
      files.para('•\ttegnet') +
      files.table(['x', 'y'], ['z', 'w']) +
      files.para('');
    const source = await open(files.docxOf(files.table([files.cell(content), 'b'], ['c', 'd'])));
    expect(tablesOf(source)[0]?.[0]?.[0]).toBe('Første\nandre\n- punkt\n  - under\n- tegnet\nx\ny\nz\nw');
  });

  test('takes the marks of notes out of the words, and has the notes at the end', async () => {
    const note =
      '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="2"/></w:r>';
    const source = await open(
      files.docxOf(
        files.table(
          [
            files.cell(files.para(files.run('Kommunen') + note)),
            files.cell(files.para(files.run('Laget') + files.raised('1)'))),
          ],
          [files.cell(files.para(files.run('Bygge 20 m') + files.raised('2'))), 'Museet¹²'],
          [
            files.cell(files.para(files.run('10') + files.raised('6') + files.run(' kroner'))),
            files.cell(files.para(files.raised('1') + files.run(' Det første'))),
          ],
        ),
        { footnotes: `<w:footnote w:id="2">${files.para('Etter avtale')}</w:footnote>` },
      ),
    );
    expect(tablesOf(source)[0]).toEqual([
      ['Kommunen', 'Laget'],
      ['Bygge 20 m²', 'Museet'],
      ['106 kroner', '1 Det første'],
    ]);
    expect(source.blocks.at(-1)).toEqual({ kind: 'text', text: 'Etter avtale' });
  });

  test('has what was inserted, moved and shown by fields, and not what was deleted', async () => {
    const source = await open(
      files.docxOf(
        files.para(
          files.run('a') +
            `<w:ins w:id="1">${files.run('b')}</w:ins><w:del w:id="2"><w:r><w:delText>c</w:delText></w:r></w:del>` +
            `<w:moveTo w:id="3">${files.run('d')}</w:moveTo><w:moveFrom w:id="4">${files.run('e')}</w:moveFrom>` +
            `<w:fldSimple w:instr="REF x">${files.run('f')}</w:fldSimple><w:sdt><w:sdtContent>${files.run('g')}</w:sdtContent></w:sdt>`,
        ) + small,
      ),
    );
    expect(wordsOf(source)).toEqual(['abdfg', '[table]']);
  });

  test('leaves tables apart that go on after a page break, and looks into a frame', async () => {
    const going = files.table([...files.headers], ['A', 'B', 'C', 'D']);
    const source = await open(
      files.docxOf(
        going +
          files.para('') +
          going +
          files.table([files.cell(files.para('I ramme') + small + files.para(''))]),
      ),
    );
    expect(wordsOf(source)).toEqual(['[table]', '[table]', 'I ramme', '[table]']);
  });

  test('is read as another program writes it', async () => {
    const cell = (words: string) =>
      new TableCell({ children: [new Paragraph({ children: [new TextRun(words)] })] });
    const document = new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: 'Tema', heading: 'Heading1' }),
            new Table({
              rows: [
                new TableRow({ tableHeader: true, children: files.headers.map(cell) }),
                new TableRow({ children: ['A', 'B', 'C', 'D'].map(cell) }),
              ],
            }),
          ],
        },
      ],
    });
    const source = await open(await Packer.toBuffer(document));
    expect(source.blocks).toMatchObject([
      { kind: 'heading', level: 1, text: 'Tema' },
      { kind: 'table', name: 'Tema' },
    ]);
    expect(tablesOf(source)[0]).toEqual([[...files.headers], ['A', 'B', 'C', 'D']]);
  });
});
