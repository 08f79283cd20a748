import { partsOf, type Part, type Range } from './parts.ts';
import { Refusal } from './refusal.ts';

/** Nobody writes two billion letters under one client id; what says so would only make numbers hard to handle. */
const mostClock = 2 ** 31;

/** What the gate has to know of a document before anything is applied to it. */
export interface Ground {
  /** The next clock expected of a client, as in a state vector. */
  clockOf(client: number): number;
  /** Whether this person may bring structs of that client id up to `end`. */
  mayBring(client: number, end: number): boolean;
  readonly roots: ReadonlySet<string>;
  /** The most client ids that one update may bring news of. */
  readonly mostClients: number;
}

/**
 * Checks an update without applying it: it can be read to its end, brings only what this person may bring, and builds
 * on nothing that is missing.
 * @returns false when something is missing that a peer's step2 will bring; true when it may be applied
 * @throws Refusal
 */
export function checkStructure(update: Uint8Array, ground: Ground): boolean {
  try {
    const ends = endsOf(update, ground);
    return ends !== undefined && everythingIsThere(update, ground, ends);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('bad-update');
  }
}

/** Where each client's clock will stand; undefined when the update begins later than what we have ends. */
function endsOf(update: Uint8Array, ground: Ground): Map<number, number> | undefined {
  const ends = new Map<number, number>();
  let hasGap = false;
  for (const item of partsOf(update)) {
    if (!('part' in item)) break;
    const { client, clock, length, root } = item.part;
    if (length < 1 || clock + length > mostClock) throw new Refusal('bad-update');
    if (root !== undefined && !ground.roots.has(root)) throw new Refusal('unknown-root', root);
    hasGap ||= clock > (ends.get(client) ?? ground.clockOf(client));
    ends.set(client, Math.max(clock + length, ends.get(client) ?? 0));
  }
  const news = [...ends].filter(([client, end]) => end > ground.clockOf(client));
  if (news.length > ground.mostClients) throw new Refusal('too-many', 'clients');
  if (!news.every(([client, end]) => ground.mayBring(client, end))) throw new Refusal('foreign-client');
  return hasGap ? undefined : ends;
}

function everythingIsThere(update: Uint8Array, ground: Ground, ends: Map<number, number>): boolean {
  const isThere = ({ client, clock, length }: Range) =>
    clock + length <= Math.max(ends.get(client) ?? 0, ground.clockOf(client));
  for (const item of partsOf(update)) {
    const needed = 'part' in item ? neededBy(item.part) : [item.deleted];
    if (!needed.every(isThere)) return false;
  }
  return true;
}

const neededBy = ({ needs }: Part): Range[] =>
  needs.map(({ client, clock }) => ({ client, clock, length: 1 }));
