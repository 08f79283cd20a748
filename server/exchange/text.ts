import { badFile } from '../../shared/exchange/bad-file.ts';

/** Control characters that no text file has; some of them stand in every program and picture. */
const control = /[^\P{Cc}\t\n\v\f\r]/u;

/**
 * The text of a file in UTF-8, UTF-16 or, when it is neither, Windows-1252, as Excel writes it in the west of Europe.
 * @throws AppError `bad-file`: `empty` when nothing stands in it, `not-a-document` when it is no text
 */
export function textOf(file: Buffer): string {
  const text = decoded(file);
  if (text.trim() === '') throw badFile('empty');
  if (control.test(text)) throw badFile('not-a-document');
  return text;
}

function decoded(file: Buffer): string {
  const encoding = encodingOf(file);
  if (encoding) return new TextDecoder(encoding).decode(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('windows-1252').decode(file);
  }
}

/** Of UTF-16, by its mark or, without one, by where the zeros of plain letters stand. */
function encodingOf(file: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second, third, fourth] = file;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && third !== 0 && fourth === 0))
    return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && third === 0 && fourth !== 0))
    return 'utf-16be';
  return undefined;
}
