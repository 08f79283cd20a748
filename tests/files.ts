import { strToU8, zipSync } from 'fflate';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';

/* Files as people send them, and as nobody should. */

type Content = string | Uint8Array;

/** A zip file of these parts. @param level 0: stored as they are */
export const zipOf = (parts: Record<string, Content>, level: 0 | 6 = 6): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
    { level },
  );

const office = 'application/vnd.openxmlformats-officedocument';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const package_ = 'http://schemas.openxmlformats.org/package/2006';
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const related = (...all: [type: string, target: string][]) =>
  `<Relationships xmlns="${package_}/relationships">${all
    .map(
      ([type, target], n) =>
        `<Relationship Id="rId${n + 1}" Type="${relations}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

export const wordTypes = `<Types xmlns="${package_}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="${package_.replace('http://schemas.openxmlformats.org/package', 'application/vnd.openxmlformats-package')}.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${office}.wordprocessingml.document.main+xml"/></Types>`;

interface WordParts {
  /** The `w:style` elements. */
  readonly styles?: string;
  readonly footnotes?: string;
  /** Further or other parts of the file. */
  readonly more?: Record<string, Content>;
}

/** The parts of a Word document. @param body what stands in `w:body` */
export const wordParts = (body: string, { styles = '', footnotes = '', more }: WordParts = {}) => ({
  '[Content_Types].xml': wordTypes,
  '_rels/.rels': related(['officeDocument', 'word/document.xml']),
  'word/_rels/document.xml.rels': related(
    ['styles', 'styles.xml'],
    ['numbering', 'numbering.xml'],
    ['footnotes', 'footnotes.xml'],
  ),
  'word/styles.xml': `<w:styles ${word}>${styles}</w:styles>`,
  'word/numbering.xml': `<w:numbering ${word}><w:abstractNum w:abstractNumId="0">${[0, 1, 2, 3, 4, 5, 6]
    .map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="bullet"/></w:lvl>`)
    .join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  'word/footnotes.xml': `<w:footnotes ${word}>${footnotes}</w:footnotes>`,
  'word/document.xml': `<w:document ${word}><w:body>${body}</w:body></w:document>`,
  ...more,
});

export const docxOf = (body: string, parts?: WordParts): Uint8Array => zipOf(wordParts(body, parts));

/** A run of text. */
export const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const bold = (text: string): string => run(text, '<w:b/>');
export const raised = (text: string): string => run(text, '<w:vertAlign w:val="superscript"/>');

/** A paragraph. @param content runs, or plain text */
export const para = (content: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') ? content : run(content)}</w:p>`;
export const styled = (content: string, style: string): string =>
  para(content, `<w:pStyle w:val="${style}"/>`);
export const point = (content: string, depth = 0): string =>
  para(content, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="1"/></w:numPr>`);
export const style = (id: string, name: string, more = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;

/** A cell. @param content paragraphs, or plain text */
export const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${/^<w:(p|tbl)[ >]/.test(content) ? content : para(content)}</w:tc>`;
export const table = (...rows: (readonly string[])[]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((one) => (one.startsWith('<w:tc>') ? one : cell(one))).join('')}</w:tr>`).join('')}</w:tbl>`;

export const headers = ['Tiltak', 'Hovedansvar', 'Samarbeidspartnere', 'Tidsbruk'] as const;

/** A small plan as a Word document. */
export const goodDocx = (): Uint8Array =>
  docxOf(
    styled('Tema 1', 'Overskrift1') +
      styled('Strategi: Flere arrangement', 'Overskrift2') +
      table([...headers], ['Lage en kalender', 'Kommunen', 'Laget', 'Innen 2027']),
    { styles: style('Overskrift1', 'heading 1') + style('Overskrift2', 'heading 2') },
  );

/** A workbook as a program writes it. */
export async function xlsxOf(
  ...sheets: { readonly name: string; readonly data: SheetData }[]
): Promise<Uint8Array> {
  const file = writeXlsxFile(sheets.map(({ name, data }) => ({ sheet: name, data })));
  return new Uint8Array(await file.toBuffer());
}

/** Rows of a sheet of actions. */
export const actionRows = (count: number): string[][] => [
  ['Tema', 'Strategi', 'Tiltak', 'Hovedansvar', 'Tidsbruk'],
  ...Array.from({ length: count }, (_, n) => [
    `Tema ${1 + Math.floor(n / 500)}`,
    `Strategi ${1 + Math.floor(n / 50)}`,
    `Gjøre noe nummer ${n + 1}`,
    'Lillehammer kommune',
    'Innen 2027',
  ]),
];

/** A workbook of one sheet, written by hand. @param sheet what stands in `worksheet` */
export const handmadeXlsx = (sheet: string, more: Record<string, Content> = {}): Uint8Array =>
  zipOf({
    '[Content_Types].xml': `<Types xmlns="${package_}/content-types"><Override PartName="/xl/workbook.xml" ContentType="${office}.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': related(['officeDocument', 'xl/workbook.xml']),
    'xl/_rels/workbook.xml.rels': related(['worksheet', 'worksheets/sheet1.xml']),
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"><sheets><sheet name="Ark" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${sheet}</worksheet>`,
    ...more,
  });

/** A document with a password, as Office wraps it: the header of the old formats, and a name in its directory. */
export const encryptedOffice = (): Uint8Array =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1_016),
    Buffer.from('EncryptedPackage', 'utf16le'),
    Buffer.alloc(480),
  ]);

export const oldOffice = (): Uint8Array =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1_016),
    Buffer.from('WordDocument', 'utf16le'),
  ]);

/** Where the directory of a zip file has an entry by this name. */
const directoryAt = (zip: Buffer, name: string): number => {
  for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4))
    if (zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)) === name) return at;
  throw new Error(`There is no ${name}`);
};

/** A zip file whose directory says something else of an entry. @param field its place in the directory's entry */
export function lyingZip(file: Uint8Array, name: string, field: number, value: number): Uint8Array {
  const zip = Buffer.from(file);
  zip.writeUInt32LE(value, directoryAt(zip, name) + field);
  return zip;
}

/** The fields of such an entry, for `lyingZip`. */
export const zipFields = { crc: 16, unpacked: 24, place: 42 } as const;

/** A zip file of which two entries have the same bytes. */
export function overlappingZip(): Uint8Array {
  const file = zipOf({ ...wordParts(''), 'word/a.xml': '<a/>', 'word/b.xml': '<b/>' });
  const zip = Buffer.from(file);
  zip.writeUInt32LE(
    zip.readUInt32LE(directoryAt(zip, 'word/a.xml') + zipFields.place),
    directoryAt(zip, 'word/b.xml') + zipFields.place,
  );
  return zip;
}
