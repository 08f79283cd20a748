import { fold } from './fold.ts';
import { limits } from './plan/schema.ts';
import type { Registered } from './register.ts';

/** A strategy somebody can mean by a number or a name: its own, or that of its theme. */
interface QuickPlace {
  readonly strategy: string;
  readonly names: readonly string[];
}

/** What quick words can mean in a plan. */
export interface QuickWorld {
  readonly organisations: readonly Registered[];
  readonly places: readonly QuickPlace[];
}

/** A quick word of a title: as it was typed, and what it means. `id`: of the organisation or the strategy. */
export type QuickToken =
  | { readonly kind: 'owner' | 'partner' | 'place'; readonly typed: string; readonly id: string }
  | { readonly kind: 'time'; readonly typed: string; readonly phrase: string };

/** A title without its quick words, and those. */
export interface QuickTitle {
  readonly title: string;
  readonly tokens: readonly QuickToken[];
}

/** Room for the longest name and what comes after it. */
const longest = limits.name + 2;

type Sign = '@' | '+' | '#';
const kinds = { '@': 'owner', '+': 'partner', '#': 'place' } as const;

/** Where a sign begins a quick word: at the beginning or after a space, with something right after it. */
const starts = /(?<=^|\s)[@+#](?=\S)/gu;
/** What may stand after a name; a letter or a figure makes it another one. "5" is not meant by "5.2". */
const ends = /^(?:$|\s|[,;:!?)](?:\s|$)|\.(?:\s|$))/u;

const month =
  'januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|january|february|march|may|june|july|october|december';
const season =
  'vår(?:en)?|sommar(?:en)?|sommer(?:en)?|haust(?:en)?|høst(?:en)?|vinter(?:en)?|spring|summer|autumn|winter';
/** A time at the end of a title: a deadline, or a season or month with its year. A year alone may belong to the title. */
const timeAtEnd = new RegExp(
  `(?<=\\S\\s+)(?:(?:innen|innan|inden|by)\\s+(?:[\\p{L}.]+\\s+){0,3}|(?:fra|frå|from)\\s+)?(?:(?:innen|innan|inden|by|fra|frå|from)\\s+)?(?:(?:${month}|${season})\\s+)?(?:19|20)\\d\\d$`,
  'iu',
);
const saysWhen = new RegExp(`^(?:innen|innan|inden|by|fra|frå|from|${month}|${season})\\s`, 'iu');

/**
 * Reads the quick words of a new action's title: `@owner`, `+partner`, `#theme` or `#5.2`, and a time at the end, or
 * anything after a `!` before it. What means nothing in the plan stays in the title.
 * @param plain what was typed like a quick word and is meant as a part of the title
 */
export function readQuick(
  text: string,
  world: QuickWorld,
  plain: ReadonlySet<string> = new Set(),
): QuickTitle {
  const tokens: QuickToken[] = [];
  let rest = '';
  let done = 0;
  for (const { index } of text.matchAll(starts)) {
    if (index < done) continue;
    const token = tokenAt(text, index, world);
    if (!token || plain.has(token.typed)) continue;
    tokens.push(token);
    rest += text.slice(done, index);
    done = index + token.typed.length;
  }
  const { title, time } = withoutTime(tidy(rest + text.slice(done)), plain);
  return { title, tokens: time ? [...tokens, time] : tokens };
}

const tidy = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,;:?.](?:\s|$))/g, '');

function tokenAt(text: string, index: number, world: QuickWorld): QuickToken | undefined {
  const sign = text[index] as Sign;
  const after = text.slice(index + 1, index + 1 + longest);
  const folded = fold(after);
  const named: readonly { id: string; names: readonly (string | undefined)[] }[] =
    sign === '#'
      ? world.places.map(({ strategy, names }) => ({ id: strategy, names }))
      : world.organisations.map(({ id, name, short, aliases = [] }) => ({
          id,
          names: [name, short, ...aliases],
        }));
  let best: { id: string; length: number } | undefined;
  for (const { id, names } of named)
    for (const name of names) {
      const length = name === undefined ? 0 : lengthOf(name, after, folded);
      if (length > (best?.length ?? 0)) best = { id, length };
    }
  return best && { kind: kinds[sign], typed: text.slice(index, index + 1 + best.length), id: best.id };
}

/** How much of a text is a name it begins with, whatever the letters; 0 when it does not. */
function lengthOf(name: string, text: string, { text: folded, at }: ReturnType<typeof fold>): number {
  const wanted = fold(name.trim()).text;
  if (wanted === '' || !folded.startsWith(wanted)) return 0;
  const length = at[wanted.length]!;
  return ends.test(text.slice(length)) ? length : 0;
}

function withoutTime(text: string, plain: ReadonlySet<string>): { title: string; time?: QuickToken } {
  const marked = /(?<=\S\s)!(?=\S)/u.exec(text);
  const typed = marked ? text.slice(marked.index) : timeAtEnd.exec(text)?.[0];
  if (!typed || plain.has(typed) || !(marked || saysWhen.test(typed))) return { title: text };
  const title = text.slice(0, text.length - typed.length).replace(/[\s,;]+$/u, '');
  if (title === '') return { title: text };
  return { title, time: { kind: 'time', typed, phrase: marked ? typed.slice(1) : typed } };
}

/** A quick word that is being typed: its sign, what stands after it up to the caret, and where it begins. */
export interface HalfToken {
  readonly sign: Sign;
  readonly sought: string;
  readonly at: number;
}

/** More words than these after a sign are the title going on. */
const mostWords = 4;

/** The quick word that ends at the caret, while it may still become one. */
export function halfToken(text: string, caret: number, world: QuickWorld): HalfToken | undefined {
  const at = Math.max(...['@', '+', '#'].map((sign) => text.lastIndexOf(sign, caret - 1)));
  if (at < 0 || (at > 0 && !/\s/u.test(text[at - 1]!))) return undefined;
  const sought = text.slice(at + 1, caret);
  if (/^\s/u.test(sought) || sought.trim().split(/\s+/u).length > mostWords) return undefined;
  const isSaid = tokenAt(text.slice(0, caret), at, world) !== undefined;
  // "Lillehammer" is said, but may be on its way to "Lillehammer kunnskapspark".
  if (isSaid && /\s/u.test(sought) && !isBeginning(sought, world)) return undefined;
  return { sign: text[at] as Sign, sought, at };
}

const isBeginning = (sought: string, { organisations, places }: QuickWorld): boolean => {
  const names = [...organisations.map(({ name }) => name), ...places.flatMap((place) => place.names)];
  return !/\s$/u.test(sought) && names.some((name) => fold(name).text.startsWith(fold(sought).text));
};
