import { slipsTo } from '../find/typo.ts';
import { fold, respell } from '../fold.ts';

/** Letters and figures alone, folded, a space between words: what two texts have in common that say the same. */
export const keyOf = (text: string): string => bare(fold(tidy(text)).text);

/** The same for texts in different spellings of Norwegian and Danish. */
export const looseKeyOf = (text: string): string => bare(respell(fold(tidy(text))).text);

/** One line, one space between words; a hyphen that only breaks a word goes with the break. */
export const tidy = (text: string): string => text.replace(/[\s\u200b\ufeff]+/gu, ' ').trim();

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Makes the distance to a beginning one to the whole. */
const end = '\0\0\0\0';

/** How many slips of the hand lie between two texts; Infinity above `most`, which is 3 at the highest. */
export const slipsBetween = (a: string, b: string, most: number): number =>
  Math.abs(a.length - b.length) > most ? Infinity : slipsTo(a + end, b + end, most);
