/**
 * What a spreadsheet would take for a formula when it opens a text file: what begins with `=`, `+`, `-`, `@`, also in full
 * width and after what is not seen, or with a tab or a line break (OWASP, CSV Injection).
 */
const formula = /^'*(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;

/** A cell of a text file that no spreadsheet takes for a formula: with an apostrophe before it where it needs one. */
export const guarded = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** The same on the way back: `unguarded(guarded(text))` is `text`, whatever it is. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text;

/** Whether a spreadsheet would take it for a formula if somebody typed it into a cell. */
export const isLikeFormula = (text: string): boolean => formula.test(text);
