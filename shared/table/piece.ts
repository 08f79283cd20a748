/** The part of a list of names that somebody is writing: from where to where, without the spaces around it. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The name the caret stands in; names are told apart by `;`, `,` and line breaks. */
export function pieceAt(text: string, caret: number): Piece {
  const before = text.slice(0, caret);
  const begin = Math.max(before.lastIndexOf(';'), before.lastIndexOf(','), before.lastIndexOf('\n')) + 1;
  const length = text.slice(caret).search(/[;,\n]/);
  const end = length < 0 ? text.length : caret + length;
  const whole = text.slice(begin, end);
  const from = begin + (whole.length - whole.trimStart().length);
  const trimmed = whole.trim();
  return { from, to: from + trimmed.length, text: trimmed };
}

/** The text with a name in place of a piece. @param goesOn whether another name is to follow */
export function withPiece(
  text: string,
  { from, to }: Piece,
  name: string,
  goesOn: boolean,
): { readonly text: string; readonly caret: number } {
  const rest = text.slice(to);
  const next = goesOn && !/[;,\n]/.test(rest) ? '; ' : '';
  return { text: `${text.slice(0, from)}${name}${next}${rest}`, caret: from + name.length + next.length };
}
