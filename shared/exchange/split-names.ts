import { keyOf, tidy } from './spelling.ts';

/** What helps to tell a name from several: what is known, and how a doubt was settled. */
export interface NameSense {
  /** Whether an organisation of the register, or one that this source has named, is called so. */
  readonly isKnown: (name: string) => boolean;
  /** Whether the source has it as a cell or a line of its own somewhere. */
  readonly stands: (name: string) => boolean;
  /** Whether somebody has said that this is several. */
  readonly isSeveral: (name: string) => boolean;
}

export interface SplitNames {
  readonly names: readonly string[];
  /** Whether the cell says more than the names: a role, "m.fl.", a choice. */
  readonly saysMore: boolean;
  /** What may be one or several. */
  readonly doubts: readonly { readonly name: string; readonly parts: readonly string[] }[];
}

/** What stands between two pieces. */
type Joint = 'hard' | 'comma' | 'with' | 'and' | 'or' | 'slash' | 'plus' | 'amp';

interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** What stands before it. */
  readonly joint: Joint;
}

const joints =
  /(?<hard>\s*\n\s*(?:[-–•*·▪◦‣]\s+)?|\s*;\s*|\t+|\s*[•▪◦‣]\s*)|(?<comma>\s*,(?!\d)\s*)|\s+(?<with>samt|i samarbeid med|i samarbeide med|sammen med|saman med|in cooperation with|together with|in collaboration with)\s+|\s+(?<or>og\/eller|and\/or|eller|or)\s+|\s+(?<and>og|and)\s+|(?<slash>\s*\/\s*)|(?<plus>\s+\+\s*|\s*\+\s+|(?<=\p{L})\+(?=\p{L}))|(?<amp>\s*&\s*)/giu;

/** Takes the names in a cell apart: on what stands between names, not where a name holds it itself. */
export function splitNames(cell: string, sense: NameSense): SplitNames {
  const text = withoutWraps(cell);
  const pieces = withKnown(text, piecesOf(text), sense);
  const doubts: { name: string; parts: string[] }[] = [];
  let saysMore = pieces.some(({ joint }) => joint === 'or' || joint === 'with');
  const parts: { text: string; joint: Joint }[] = [];
  for (const piece of pieces) {
    const before = parts.at(-1);
    const way = before ? wayOf(before.text, piece, sense) : 'apart';
    const whole = before && `${before.text}${gap[piece.joint]}${piece.text}`;
    if (!before || way === 'apart') parts.push({ text: piece.text, joint: piece.joint });
    else if (way === 'doubt' || way === 'role') {
      doubts.push({ name: whole!, parts: [before.text, piece.text] });
      if (sense.isSeveral(whole!)) parts.push({ text: piece.text, joint: piece.joint });
      else if (way === 'role') saysMore = true;
      else parts[parts.length - 1] = { ...before, text: whole! };
    } else parts[parts.length - 1] = { ...before, text: whole! };
  }
  const cleaned = shared(parts, sense).map((name) => clean(name, sense));
  return {
    names: [...new Set(cleaned.map(({ name }) => name).filter((name) => /[\p{L}\p{N}]/u.test(name)))],
    saysMore: saysMore || cleaned.some((one) => one.saysMore),
    doubts,
  };
}

const gap: Readonly<Record<Joint, string>> = {
  hard: ' ', comma: ', ', with: ' ', and: ' og ', or: ' eller ', slash: '/', plus: ' + ', amp: ' & ',
}; // prettier-ignore

/** Names that stand alone in a cell, or in a line or between commas of one: keys. */
export const standingIn = (cells: Iterable<string>): Set<string> => {
  const found = new Set<string>();
  for (const cell of cells) {
    const pieces = piecesOf(withoutWraps(cell));
    for (const [at, { text, joint }] of pieces.entries()) {
      const isApart = (one: Joint | undefined) => one === undefined || one === 'hard' || one === 'comma';
      if (isApart(joint) && isApart(pieces[at + 1]?.joint)) found.add(keyOf(clean(text).name));
    }
  }
  return found;
};

/** A line that breaks in the middle of a name goes on in the next. */
const withoutWraps = (cell: string): string =>
  cell
    .trim()
    .replace(/^[-–•*·▪◦‣]\s+/u, '')
    .replace(/(?<=\p{L}-)[ \t]*\r?\n[ \t]*(?=\p{Ll})/gu, '')
    .replace(/(?<=\s(?:i|på|for|og|av|til|ved|med|in|of|the|and))[ \t]*\r?\n[ \t]*(?=[^\s•*–-])/giu, ' ');

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const closed = closedIn(text);
  let from = 0;
  let joint: Joint = 'hard';
  for (const match of text.matchAll(joints)) {
    const kind = (Object.keys(match.groups!) as Joint[]).find((name) => match.groups![name] !== undefined)!;
    if (closed[match.index] || (kind === 'slash' && isOneWord(text, match))) continue;
    pieces.push({ text: tidy(text.slice(from, match.index)), from, to: match.index, joint });
    from = match.index + match[0].length;
    joint = kind;
  }
  pieces.push({ text: tidy(text.slice(from)), from, to: text.length, joint });
  return pieces.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** Which letters stand in parentheses. */
function closedIn(text: string): boolean[] {
  const closed = Array.from<boolean>({ length: text.length }).fill(false);
  for (const { index, 0: found } of text.matchAll(/\([^()]{0,200}\)/gu))
    closed.fill(true, index, index + found.length);
  return closed;
}

/** A/S, v/, 2015/2016. */
function isOneWord(text: string, { index, 0: found }: RegExpMatchArray): boolean {
  const before = /[^\s/,;]*$/u.exec(text.slice(0, index))![0];
  const after = /^[^\s/,;]*/u.exec(text.slice(index! + found.length))![0];
  const isLetter = (word: string) => /^\p{L}$/u.test(word);
  return isLetter(before) || (isLetter(after) && found === '/') || (/\d$/.test(before) && /^\d/.test(after));
}

/** More pieces than these are no name. */
const mostJoined = 8;

/** A known name that holds what would take it apart stays whole, the longest first. */
function withKnown(text: string, pieces: readonly Piece[], { isKnown }: NameSense): Piece[] {
  const whole: Piece[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const { from, joint } = pieces[at]!;
    let last = Math.min(pieces.length, at + mostJoined) - 1;
    while (last > at && !isKnown(tidy(text.slice(from, pieces[last]!.to)))) last--;
    whole.push({ text: tidy(text.slice(from, pieces[last]!.to)), from, to: pieces[last]!.to, joint });
    at = last;
  }
  return whole;
}

type Way = 'apart' | 'one' | 'doubt' | 'role';

/** Whether what stands between two pieces takes them apart. */
function wayOf(left: string, { text: right, joint }: Piece, { isKnown, stands }: NameSense): Way {
  if (joint === 'hard' || joint === 'comma' || joint === 'with') return 'apart';
  // "reiselivs- og handelsnæringen", "næringsråd og -forum"
  if (/[-–]$/u.test(left) || /^[-–]/u.test(right)) return 'one';
  if (isFree(right) || isFree(left)) return 'apart';
  const isThere = (name: string) => isKnown(clean(name).name) || stands(clean(name).name);
  const [isLeft, isRight] = [isThere(left), isThere(right)];
  if (isLeft && isRight) return 'apart';
  const isEither = isLeft || isRight;
  const areNames = isCapital(left) && isCapital(right);
  if (joint === 'plus') return 'apart';
  if (joint === 'amp') return isEither || (isAcronym(left) && isAcronym(right)) ? 'apart' : 'one';
  if (joint === 'slash') {
    if (isCapital(right))
      return isEither || (areNames && right.length > 2) ? 'apart' : areNames ? 'doubt' : 'one';
    if (isRight) return 'apart';
    return isLeft || isAcronym(left) || /^\p{Lu}\S*\s+(?:\S+\s+)*\p{Lu}/u.test(left) ? 'role' : 'one';
  }
  if (isEither || areNames) return 'apart';
  return left.includes(' ') && right.includes(' ') ? 'doubt' : 'one';
}

const isCapital = (name: string): boolean => /^["«(]?[\p{Lu}\d]/u.test(name);
const isAcronym = (name: string): boolean =>
  !name.includes(' ') && (name.match(/\p{Lu}/gu) ?? []).length >= 2;

/** A word that ends like this names something else than a place. */
const isCommon = (name: string): boolean => /(?:en|et|ene|ane|forum|lag|nettverk|utvikling)$/u.test(name);

const municipality = /^\p{Lu}[\p{L}-]+\s+(?<what>kommune|fylkeskommune)(?<many>r|ne|ar|ane)?$/u;

/** "Gausdal, Lillehammer og Øyer kommune" are three municipalities. */
function shared(parts: readonly { text: string; joint: Joint }[], { isKnown, stands }: NameSense): string[] {
  const names = parts.map(({ text }) => text);
  for (const [at, { text, joint }] of parts.entries()) {
    const { what, many } = municipality.exec(text)?.groups ?? {};
    if (!what || joint === 'hard') continue;
    const isList = many !== undefined || (joint === 'and' && what === 'kommune');
    let before = at;
    while (parts[before]!.joint !== 'hard' && /^\p{Lu}[\p{L}-]+$/u.test(names[before - 1] ?? '')) {
      const name = names[before - 1]!;
      const isHere = isKnown(`${name} ${what}`) || stands(`${name} ${what}`);
      if (!isHere && (!isList || isKnown(name) || stands(name) || isAcronym(name) || isCommon(name))) break;
      names[--before] = `${name} ${what}`;
    }
    if (many && before < at) names[at] = text.slice(0, text.length - many.length);
  }
  return names;
}

const freeBefore =
  /^(?:(?:evt|ev|bl\.?\s?a|f\.?\s?eks|inkl|m\/|jf)\.?|eventuelt|og|and|blant annet|for eksempel|også)\s+/iu;
const freeAfter =
  /[\s,]*(?:\(?(?:m\.?\s?fl|m\.?\s?v|etc|osv|o\.?\s?l|m\.?\s?m|evt|mfl|et al)\.?\)?|med flere|med fleire|og andre|og lignende|and others|with others|eventuelt)$/iu;
const isFree = (text: string): boolean =>
  /^(?:andre|others|lignende|liknende|m\.?\s?fl\.?|etc\.?|osv\.?|m\.?\s?m\.?|evt\.?|eventuelt|med flere|flere|flere andre|o\.?\s?l\.?)$/iu.test(
    text,
  );
const label =
  /^(?:hoved|hovud)?(?:ansvar|ansvarlig|ansvarleg|leder|partnere|partnarar|samarbeidspartnere|samarbeidspartnarar|støtte|lead|responsible|partners)\s*:\s*/iu;

/** A name without what is said beside it. */
function clean(
  text: string,
  sense?: Pick<NameSense, 'isKnown'>,
): { readonly name: string; readonly saysMore: boolean } {
  const whole = tidy(text).replace(/^["'«»“”\s]+|["'«»“”\s]+$/gu, '');
  if (sense?.isKnown(whole)) return { name: whole, saysMore: false };
  if (isFree(whole)) return { name: '', saysMore: true };
  const bare = whole.replace(label, '').replace(freeBefore, '').replace(freeAfter, '');
  const name = bare.replace(/\s+v\/\s*\S.*$|\s+v\.\s+\p{Ll}.*$/u, '').replace(/[\s.,;:]+$/u, '');
  return { name, saysMore: keyOf(name) !== keyOf(whole) };
}
