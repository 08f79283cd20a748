import type { OrganisationKind } from './plan/schema.ts';
import { fold, respell, startsNearly } from './fold.ts';

/** An organisation of a plan's register, as it is chosen. */
export interface Registered {
  readonly id: string;
  readonly name: string;
  readonly kind?: OrganisationKind | undefined;
  readonly short?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
}

export interface Hit {
  readonly organisation: Registered;
  /** Which part of the name is meant, as start and end; none when it is known by another name. */
  readonly part?: readonly [number, number] | undefined;
  /** That other name. */
  readonly alias?: string | undefined;
}

/** In which way a name fits what is sought: as it is written, in another spelling, or but for a slip. */
type Way = 'written' | 'spelled' | 'slip';
const ways: readonly Way[] = ['written', 'spelled', 'slip'];

/** In fewer letters than these a slip is another word. */
const leastForSlip = 4;

const foldFor = (text: string, way: Way) => (way === 'written' ? fold(text) : respell(fold(text)));

/** How well a name fits what is sought: it begins so, a word in it does, it holds it; undefined when it does not. */
function rankOf(name: string, typed: string, way: Way): { rank: number; part: [number, number] } | undefined {
  const { text: sought } = foldFor(typed, way);
  const { text, at } = foldFor(name, way);
  const starts = [...text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(({ index }) => index);
  const isSlip = way === 'slip';
  const fits = (index: number) =>
    isSlip ? startsNearly(text, sought, index) : text.startsWith(sought, index);
  const start = starts.find(fits) ?? (isSlip ? -1 : text.indexOf(sought));
  if (start === -1) return undefined;
  const rank = start === 0 ? 0 : starts.includes(start) ? 1 : 2;
  const end = Math.min(start + sought.length, text.length);
  return { rank, part: [at[start]!, at[end]!] };
}

/**
 * The organisations that are meant by what somebody has typed, the likeliest first. Short forms and aliases count too.
 * Where nothing is written so, other spellings of Norwegian and Danish are tried, and then one slip of the hand.
 */
export function search(register: readonly Registered[], typed: string): Hit[] {
  const sought = typed.trim();
  for (const way of ways) {
    if (way === 'slip' && sought.length < leastForSlip) break;
    const hits = searchIn(register, sought, way);
    if (hits.length > 0) return hits;
  }
  return [];
}

function searchIn(register: readonly Registered[], sought: string, way: Way): Hit[] {
  const byName = new Intl.Collator('nb').compare;
  return register
    .flatMap((organisation): (Hit & { rank: number })[] => {
      const { name, short, aliases = [] } = organisation;
      const own = rankOf(name, sought, way);
      if (own) return [{ organisation, rank: own.rank, ...(sought && { part: own.part }) }];
      const others = [short, ...aliases].flatMap((other) => {
        const found = other === undefined ? undefined : rankOf(other, sought, way);
        return found ? [{ organisation, rank: found.rank, alias: other }] : [];
      });
      return others.toSorted((a, b) => a.rank - b.rank).slice(0, 1);
    })
    .toSorted((a, b) => a.rank - b.rank || byName(a.organisation.name, b.organisation.name));
}

/** The one that is called exactly so, whatever the letters. */
export function named(register: readonly Registered[], typed: string): Registered | undefined {
  const wanted = fold(typed.trim()).text;
  return register.find(({ name, short, aliases = [] }) =>
    [name, short, ...aliases].some((one) => one !== undefined && fold(one).text === wanted),
  );
}
