import { compareText } from '../plan/document.ts';
import type { Action } from '../plan/schema.ts';
import type { CommitmentState } from '../record/schema.ts';

/** An organisation that has a part in at least one action. */
export interface Party {
  readonly id: string;
  /** In how many actions it has a part, each once. */
  readonly actions: number;
}

/** Two organisations that have actions in common; `from` sorts before `to`. */
export interface Tie {
  readonly from: string;
  readonly to: string;
  readonly actions: number;
  /** In how many of these both have confirmed their part. */
  readonly firm: number;
}

/** Who works with whom. Both lists are in the order of the ids, whatever order the actions came in. */
export interface Network {
  readonly parties: readonly Party[];
  readonly ties: readonly Tie[];
}

interface Known {
  /** As which organisation one counts now: itself, or what it has become part of. */
  readonly now: (org: string) => string;
  readonly stateOf: (action: string, org: string) => CommitmentState;
}

/** The network of some actions: whoever owns or joins the same one works together. */
export function networkOf(
  actions: Iterable<Pick<Action, 'id' | 'owners' | 'partners'>>,
  { now, stateOf }: Known,
): Network {
  const parties = new Map<string, number>();
  const ties = new Map<string, { actions: number; firm: number }>();
  for (const { id, owners, partners } of actions) {
    const together = [...new Set([...owners, ...partners].map(now))].toSorted(compareText);
    const confirmed = new Set(together.filter((org) => stateOf(id, org) === 'confirmed'));
    for (const org of together) parties.set(org, (parties.get(org) ?? 0) + 1);
    for (const [one, other] of pairsOf(together)) {
      const tie = ties.get(`${one}|${other}`) ?? { actions: 0, firm: 0 };
      tie.actions += 1;
      if (confirmed.has(one) && confirmed.has(other)) tie.firm += 1;
      ties.set(`${one}|${other}`, tie);
    }
  }
  return {
    parties: inOrder(parties).map(([id, actions]) => ({ id, actions })),
    ties: inOrder(ties).map(([key, tie]) => {
      const [from, to] = key.split('|') as [string, string];
      return { from, to, ...tie };
    }),
  };
}

const pairsOf = (list: readonly string[]): (readonly [string, string])[] =>
  list.flatMap((one, index) => list.slice(index + 1).map((other) => [one, other] as const));

const inOrder = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
  [...map].toSorted(([a], [b]) => compareText(a, b));

interface Wanted {
  /** A tie of fewer common actions is left out. */
  readonly least: number;
  readonly isWanted: (org: string) => boolean;
}

/** The part of a network that is wanted. An organisation stays without a tie, too. */
export function partOf({ parties, ties }: Network, { least, isWanted }: Wanted): Network {
  return {
    parties: parties.filter(({ id }) => isWanted(id)),
    ties: ties.filter(({ from, to, actions }) => actions >= least && isWanted(from) && isWanted(to)),
  };
}

/** Those of a network that work with somebody: what can be drawn of it. */
export function tiedIn({ parties, ties }: Network): Network {
  const tied = new Set(ties.flatMap(({ from, to }) => [from, to]));
  return { parties: parties.filter(({ id }) => tied.has(id)), ties };
}

/** Whom an organisation works with, and in how many actions. */
export interface Neighbour {
  readonly id: string;
  readonly actions: number;
  readonly firm: number;
}

/** By organisation those it works with, most common actions first. Who works with nobody is not in it. */
export function neighboursIn({ ties }: Network): ReadonlyMap<string, readonly Neighbour[]> {
  const all = new Map<string, Neighbour[]>();
  const add = (org: string, neighbour: Neighbour) => {
    const known = all.get(org) ?? [];
    known.push(neighbour);
    all.set(org, known);
  };
  for (const { from, to, actions, firm } of ties) {
    add(from, { id: to, actions, firm });
    add(to, { id: from, actions, firm });
  }
  for (const list of all.values()) list.sort((a, b) => b.actions - a.actions || compareText(a.id, b.id));
  return all;
}
