import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How a text may lie in a file, by the name of the form. */
function formsOf(text: string): [string, Buffer][] {
  const utf8 = Buffer.from(text);
  const swapped = Buffer.from(text, 'utf16le').swap16();
  const forms: [string, Buffer][] = [
    ['UTF-8', utf8],
    ['UTF-8, taken apart', Buffer.from(text.normalize('NFD'))],
    ['UTF-8, in small letters', Buffer.from(text.toLowerCase())],
    ['Latin 1', Buffer.from(text, 'latin1')],
    ['UTF-16, little end first', Buffer.from(text, 'utf16le')],
    ['UTF-16, big end first', swapped],
    ['an address', Buffer.from(encodeURIComponent(text))],
    [
      'JSON in ASCII',
      Buffer.from(
        JSON.stringify(text)
          .slice(1, -1)
          .replace(/[\u0080-\uffff]/g, escaped),
      ),
    ],
    ['quoted-printable', Buffer.from([...utf8].map(printable).join(''))],
  ];
  return [...forms, ...inBase64('UTF-8', utf8), ...inBase64('UTF-16', Buffer.from(text, 'utf16le'))];
}

const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

const printable = (byte: number): string =>
  byte > 32 && byte < 127 && byte !== 61 ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase()}`;

/** Base64 looks otherwise by where the text begins: what of it is the same whatever stands before and after. */
function inBase64(name: string, bytes: Buffer): [string, Buffer][] {
  return [0, 1, 2].flatMap((before) =>
    (['base64', 'base64url'] as const).map((alphabet): [string, Buffer] => {
      const whole = Buffer.concat([Buffer.alloc(before), bytes]);
      const first = Math.ceil(before / 3) * 4;
      const last = Math.floor(whole.length / 3) * 4;
      return [
        `${name} in ${alphabet} at ${before}`,
        Buffer.from(whole.toString(alphabet).slice(first, last)),
      ];
    }),
  );
}

/** All files of a directory, however deep they lie. */
const filesIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((file) => statSync(file).isFile());

/** Where a text lies in bytes, in whatever form. @returns the names of the forms */
export const tracesIn = (bytes: Buffer, text: string): string[] =>
  formsOf(text)
    .filter(([, form]) => bytes.includes(form))
    .map(([name]) => name);

/** Where in the files of a directory some texts lie, in whatever form: the file, the text and the form. */
export const tracesUnder = (directory: string, texts: readonly string[]): string[] =>
  filesIn(directory).flatMap((file) => {
    const bytes = readFileSync(file);
    return texts.flatMap((text) => tracesIn(bytes, text).map((form) => `${file}: ${text}, ${form}`));
  });
