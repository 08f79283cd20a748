import { limits } from '../../shared/plan/schema.ts';

/** More lines than this at once would be a file: those are taken in by import. */
export const mostLines = 200;

/** The lines of a pasted text as titles: bullets, numbers and empty lines left out, a table's first cell taken. */
export function titlesIn(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => (line.split('\t').find((cell) => cell.trim() !== '') ?? '').trim())
    .map((line) => line.replace(/^(?:[-*•–]|\d{1,3}[.)])\s+/, '').replace(/\s+/g, ' '))
    .filter((line) => line !== '');
}

/** A title that fits, cut at a word; the whole line is for the description. */
export function fittingTitle(line: string): { title: string; rest: string | undefined } {
  if (line.length <= limits.title) return { title: line, rest: undefined };
  const room = line.slice(0, limits.title - 1);
  const word = room.lastIndexOf(' ');
  return { title: `${room.slice(0, word > 0 ? word : undefined)}…`, rest: line };
}
