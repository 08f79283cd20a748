import type { OrganisationKind } from './plan/schema.ts';
import { fold } from './fold.ts';

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

/** How well a name fits what is sought: it begins so, a word in it does, it holds it; undefined when it does not. */
function rankOf(name: string, sought: string): { rank: number; part: [number, number] } | undefined {
  const { text, at } = fold(name);
  const starts = [...text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(({ index }) => index);
  const start = starts.find((index) => text.startsWith(sought, index)) ?? text.indexOf(sought);
  if (start === -1) return undefined;
  const rank = start === 0 ? 0 : starts.includes(start) ? 1 : 2;
  return { rank, part: [at[start]!, at[start + sought.length]!] };
}

/** The organisations that are meant by what somebody has typed, the likeliest first. Short forms and aliases count too. */
export function search(register: readonly Registered[], typed: string): Hit[] {
  const sought = fold(typed.trim()).text;
  const byName = new Intl.Collator('nb').compare;
  return register
    .flatMap((organisation): (Hit & { rank: number })[] => {
      const { name, short, aliases = [] } = organisation;
      const own = rankOf(name, sought);
      if (own) return [{ organisation, rank: own.rank, ...(sought && { part: own.part }) }];
      const others = [short, ...aliases].flatMap((other) => {
        const found = other === undefined ? undefined : rankOf(other, sought);
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
