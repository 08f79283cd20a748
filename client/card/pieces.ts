/** A stretch of somebody's text: as it is, an address one may go to, or somebody who is named. */
export interface Piece {
  readonly kind: 'text' | 'link' | 'mention';
  readonly text: string;
}

/** Up to what cannot stand in an address: space, quotes, marks that turn the reading direction. */
const address = /https?:\/\/[^\s<>"'«»\u200b-\u200f\u202a-\u202e\u2066-\u2069]+/giu;
/** What ends a sentence, not an address. */
const trailing = /[.,;:!?)\]}…]+$/u;

/** Only what leads to another page, never what would run here. */
function isSafe(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== '';
}

/**
 * What is a link in a text, and whom it names. All pieces together are the text, unchanged.
 * @param names how those who are mentioned may be called, without the @
 */
export function piecesOf(text: string, names: readonly string[] = []): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { index, 0: found } of text.matchAll(address)) {
    const link = found.replace(trailing, '');
    if (!isSafe(link)) continue;
    pieces.push(...mentionsIn(text.slice(end, index), names), { kind: 'link', text: link });
    end = index + link.length;
  }
  return [...pieces, ...mentionsIn(text.slice(end), names)];
}

function mentionsIn(text: string, names: readonly string[]): Piece[] {
  // Of two names that begin alike the longer one is meant.
  const wanted = names.filter(Boolean).toSorted((a, b) => b.length - a.length);
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const name = wanted.find((one) => text.startsWith(one, at + 1));
    if (name === undefined) continue;
    pieces.push({ kind: 'text', text: text.slice(from, at) }, { kind: 'mention', text: `@${name}` });
    from = at + 1 + name.length;
  }
  return [...pieces, { kind: 'text', text: text.slice(from) } as const].filter((piece) => piece.text !== '');
}
