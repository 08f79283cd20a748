import { limits } from '../plan/schema.ts';

/** A title longer than this is looked at for a first sentence. */
const longTitle = 100;

/** What ends with a full stop and goes on. */
const abbreviations = new Set(
  (
    'bl.a bla f.eks eks evt ev mfl m.fl mm m.m ca kl nr jf jfr jmf inkl ekskl etc osv o.l ol pr dvs mv m.v tlf st kap pkt vs ' +
    'prof dr e.g i.e approx no incl ff vedr vedk iht i.h.t mht m.h.t pga p.g.a mill mrd avd adm dir ass div feks t.o.m ' +
    'f.o.m fom tom f.kr e.kr th ift i.f.t hhv h.h.v resp jan feb mar apr jun jul aug sep sept okt nov des d.d s.k'
  ).split(' '),
);

/**
 * The cell that says what is to be done, as a title and the rest: cut at its first line, its first sentence when it is
 * long or has several, else before the limit of a title. Every letter comes out in one of the two.
 */
export function splitTitle(cell: string): { readonly title: string; readonly description: string } {
  const [first = '', ...more] = linesOf(cell);
  const start = withoutBullet(first);
  const at = endOfTitle(start);
  const rest = [start.slice(at).trim(), ...more].filter((line) => line !== '');
  return { title: start.slice(0, at).trim(), description: rest.join('\n') };
}

/** Lines that say something; one that goes on in the middle of a sentence is one with the line before. */
function linesOf(cell: string): string[] {
  const lines: string[] = [];
  for (const line of cell.split(/\r?\n|\r|\u2028|\u2029|\v/u).map((one) => one.trim())) {
    const before = lines.at(-1);
    const goesOn = before !== undefined && /^[\p{Ll}(]/u.test(line) && !/[.!?:;]$/u.test(before);
    if (goesOn && !isBullet(before)) lines[lines.length - 1] = `${before} ${line}`;
    else if (line !== '') lines.push(line);
  }
  return lines;
}

const isBullet = (line: string): boolean => /^\s*[-–•*·▪◦‣]\s+\S/u.test(line);
const withoutBullet = (line: string): string => (isBullet(line) ? line.trim().slice(1).trim() : line);

function endOfTitle(text: string): number {
  const sentence = firstSentence(text);
  if (sentence <= limits.title && sentence < text.length) return sentence;
  if (text.length <= limits.title) return text.length;
  const part = text.slice(0, limits.title + 1);
  const space = part.search(/\s\S*$/u);
  if (space > longTitle) return space;
  // A letter of two units is not cut through.
  return /[\ud800-\udbff]/.test(text[limits.title - 1]!) ? limits.title - 1 : limits.title;
}

/** Where the first sentence ends; the length of the text when it is one. */
function firstSentence(text: string): number {
  for (const match of text.matchAll(/[.!?…]+["»”')\]]*(?=\s+["«“'(]?[\p{Lu}\p{N}])/gu)) {
    const before = text.slice(0, match.index);
    const word = /[^\s(«"“]*$/u.exec(before)?.[0] ?? '';
    const isStop = match[0].startsWith('.') && !match[0].startsWith('..');
    if (isStop && (abbreviations.has(word.toLowerCase()) || /^(?:\d{1,2}|\p{Lu})$/u.test(word))) continue;
    // "3.3.2 Fast gruppe", "02.01. Deretter": a number of its own in front is no sentence.
    if (isStop && before.trim() === word && /^[\d.]+$/.test(word)) continue;
    return match.index + match[0].length;
  }
  return text.length;
}
