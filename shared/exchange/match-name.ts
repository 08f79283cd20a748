import { isBroken, type Records } from '../plan/document.ts';
import { standsFor } from '../plan/merged.ts';
import { limits, type Organisation } from '../plan/schema.ts';
import { keyOf, looseKeyOf, slipsBetween, tidy } from './spelling.ts';

/** An organisation as names are matched with it. */
export interface Party {
  readonly id: string;
  readonly name: string;
  readonly short?: string | undefined;
  readonly aliases: readonly string[];
  readonly isArchived?: boolean;
}

/** What a name was found to be. */
export type NameMatch =
  | {
      readonly kind: 'known';
      readonly party: Party;
      /** Its own name says all that was written. */ readonly isTold: boolean;
    }
  | { readonly kind: 'like'; readonly party: Party }
  | {
      readonly kind: 'unknown';
      readonly name: string;
      readonly short: string | undefined;
      readonly isName: boolean;
    };

interface Entry {
  readonly party: Party;
  readonly text: string;
  readonly rank: number;
}

/** Names as they are looked up: as written, in other spellings, in other forms of the word, and but for a slip. */
export class NameIndex {
  readonly #written = new Map<string, Entry[]>();
  readonly #spelled = new Map<string, Entry[]>();
  readonly #stems = new Map<string, Entry[]>();
  /** By quarters of a key, one of which three slips leave as it is. */
  readonly #quarters = new Map<string, { key: string; entry: Entry }[]>();

  constructor(parties: Iterable<Party>) {
    for (const party of parties) this.add(party);
  }

  add(party: Party): void {
    for (const [rank, text] of [party.name, party.short ?? '', ...party.aliases].entries())
      if (text !== '') this.#addName({ party, text, rank });
  }

  #addName(entry: Entry): void {
    const spelled = looseKeyOf(entry.text);
    for (const [map, key] of [
      [this.#written, keyOf(entry.text)],
      [this.#spelled, spelled],
      [this.#stems, stemOf(spelled)],
    ] as const)
      if (key !== '') push(map, key, entry);
    if (spelled.length >= leastForSlip)
      for (const [part, text] of quartersOf(spelled).entries())
        push(this.#quarters, `${spelled.length} ${part} ${figures(spelled)} ${text}`, {
          key: spelled,
          entry,
        });
  }

  /** Whether somebody is called exactly so, however it is spelled. */
  isKnown(name: string): boolean {
    const key = keyOf(name);
    return key !== '' && (this.#written.has(key) || this.#spelled.has(looseKeyOf(name)));
  }

  /** @param here who stands on the card already: of two with one name, they are meant */
  find(written: string, here: ReadonlySet<string> = new Set()): NameMatch {
    const name = tidy(written);
    const [base, inside] = partsOf(name);
    const isShort = inside !== undefined && /^\S{2,12}$/u.test(inside) && /\p{Lu}/u.test(inside);
    const variants = [name, withoutFootnote(name), base, isShort ? inside : undefined, withoutArticle(base)];
    for (const variant of variants) {
      const found = variant && this.#exact(variant, here);
      if (found)
        return found === 'case'
          ? { kind: 'like', party: this.#entry(variant, here)!.party }
          : toldBy(found, name, inside);
    }
    const like = this.#near(looseKeyOf(withoutFootnote(name))) ?? this.#near(looseKeyOf(base));
    if (like) return { kind: 'like', party: like.party };
    return {
      kind: 'unknown',
      name: isShort ? base : name,
      short: isShort ? inside : undefined,
      isName:
        name.split(' ').length <= mostWords &&
        name.length <= limits.name &&
        !/[.!?]\s+\p{Lu}|[!?]$/u.test(name),
    };
  }

  #entry(name: string, here: ReadonlySet<string>): Entry | undefined {
    const key = keyOf(name);
    const entries = this.#written.get(key) ?? this.#spelled.get(looseKeyOf(name)) ?? this.#stem(name);
    const list = entries ?? [];
    return (
      list.find(({ party }) => here.has(party.id)) ??
      list.find(({ text, party }) => text === name && !party.isArchived) ??
      list.toSorted(
        (a, b) =>
          Number(a.party.isArchived ?? false) - Number(b.party.isArchived ?? false) || a.rank - b.rank,
      )[0]
    );
  }

  /** Other forms of a word count where only one is meant. */
  #stem(name: string): Entry[] | undefined {
    const entries = this.#stems.get(stemOf(looseKeyOf(name))) ?? [];
    return new Set(entries.map(({ party }) => party.id)).size === 1 ? entries : undefined;
  }

  #exact(name: string, here: ReadonlySet<string>): Entry | 'case' | undefined {
    if (keyOf(name) === '') return undefined;
    const entry = this.#entry(name, here);
    if (!entry) return undefined;
    // "HIG" for "HiG": short names are too short to be sure of.
    const names = [entry.party.name, entry.party.short, ...entry.party.aliases];
    const isOther =
      isShortForm(entry.text) && entry.text.toLowerCase() === name.toLowerCase() && !names.includes(name);
    return isOther ? 'case' : entry;
  }

  #near(key: string): Entry | undefined {
    if (key.length < leastForSlip) return undefined;
    const most = slipsIn(key);
    let best: { readonly entry: Entry; readonly slips: number } | undefined;
    for (const { key: other, entry } of this.#candidates(key, most)) {
      if (!areWordsAlike(other, key)) continue;
      const slips = slipsBetween(key, other, Math.min(most, slipsIn(other)));
      if (slips < (best?.slips ?? Infinity)) best = { entry, slips };
    }
    return best?.entry;
  }

  /** Names with the same figures that have a quarter in common, about where it stands. */
  *#candidates(key: string, most: number) {
    const same = figures(key);
    for (let length = key.length - most; length <= key.length + most; length++) {
      let from = 0;
      for (const [part, size] of sizesOf(length).entries()) {
        for (let at = Math.max(0, from - most); at <= Math.min(key.length - size, from + most); at++)
          yield* this.#quarters.get(`${length} ${part} ${same} ${key.slice(at, at + size)}`) ?? [];
        from += size;
      }
    }
  }
}

const leastForSlip = 5;
/** How many letters of a name may be wrong. */
const slipsIn = (key: string): number =>
  key.length < leastForSlip ? 0 : key.length < 9 ? 1 : key.length < 15 ? 2 : 3;
const mostWords = 8;

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const sizesOf = (length: number): number[] => {
  const quarter = Math.floor(length / 4);
  return [quarter, quarter, quarter, length - 3 * quarter];
};
function quartersOf(key: string): string[] {
  let from = 0;
  return sizesOf(key.length).map((size) => key.slice(from, (from += size)));
}

/** Slips gather in no word: "Nordland fylkeskommune" is not "Oppland fylkeskommune". */
function areWordsAlike(a: string, b: string): boolean {
  const [one, other] = [a.split(' '), b.split(' ')];
  const slips = (word: string, at: number) => slipsIn(word.length > other[at]!.length ? word : other[at]!);
  if (one.length !== other.length) return slipsBetween(a, b, 1) <= 1;
  return one.every((word, at) => slipsBetween(word, other[at]!, slips(word, at)) <= slips(word, at));
}

const figures = (key: string): string => key.replace(/\D+/g, ' ').trim();
const isShortForm = (text: string): boolean =>
  text.length <= 5 && !text.includes(' ') && (text.match(/\p{Lu}/gu) ?? []).length >= 2;

/** The name before a parenthesis, and what stands in it. */
function partsOf(name: string): [base: string, inside: string | undefined] {
  const match = /^(.+?)\s*\(([^()]+)\)$/u.exec(name);
  return match ? [match[1]!, match[2]!.trim()] : [name, undefined];
}

export const withoutFootnote = (name: string): string =>
  name.replace(/(?<=\p{L})(?:\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\*+)$/u, '');
const withoutArticle = (name: string): string => name.replace(/^(?:de|den|det|dei|the)\s+(?=\S{4})/iu, '');

/** "Skolene", "skoler" and "skular" as one. Only the last word bends, and short words do not. */
const stemOf = (key: string): string =>
  key.replace(/(?<=\p{L}{4})(?:ene|ane|erne|arne|er|ar|en|et|a|e|r)$/u, '');

/** Whether the party's own name or short name says what was written, word by word or but for a slip. */
function toldBy({ party, rank }: Entry, name: string, inside: string | undefined): NameMatch {
  if (rank <= 1 && inside === undefined) return { kind: 'known', party, isTold: true };
  const isSlip = [party.name, party.short ?? ''].some(
    (own) => slipsBetween(looseKeyOf(own), looseKeyOf(name), 3) <= 3,
  );
  const own = keyOf(`${party.name} ${party.short ?? ''}`).split(' ');
  const begins = (word: string) => word.slice(0, Math.max(5, Math.ceil(word.length * 0.7)));
  const isSaid = (word: string) => own.some((one) => one.startsWith(begins(word)));
  const words = keyOf(name)
    .split(' ')
    .filter((word) => word.length > 2);
  return { kind: 'known', party, isTold: isSlip || words.every(isSaid) };
}

/** The register as names are matched with it: who has become part of another is found as that. */
export function partiesOf({ organisations }: Pick<Records, 'organisations'>): Party[] {
  const all = [...organisations.values()].filter((one): one is Organisation => !isBroken(one));
  const merged = new Map(
    all.flatMap(({ id, mergedInto }) => (mergedInto ? [[id, mergedInto] as const] : [])),
  );
  const byId = new Map(all.map((one) => [one.id, one]));
  const living = all.filter(({ archived }) => archived !== true);
  const gone = all.filter(({ archived }) => archived === true);
  return [...living, ...gone].map((one) => {
    const id = standsFor(one.id, merged);
    const kept = byId.get(id) ?? one;
    const names = [one.name, one.short, ...one.aliases].filter((name) => name !== undefined);
    return kept === one
      ? {
          id,
          name: one.name ?? '',
          short: one.short,
          aliases: one.aliases,
          isArchived: one.archived === true,
        }
      : {
          id,
          name: kept.name ?? '',
          short: kept.short,
          aliases: [...kept.aliases, ...names],
          isArchived: kept.archived === true,
        };
  });
}
