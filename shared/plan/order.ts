import { generateJitteredKeyBetween, generateNKeysBetween } from 'fractional-indexing-jittered';

/** A sibling and its order key; lists of them are sorted as shown. */
export interface Sibling {
  readonly id: string;
  readonly key: string;
}

/** Where somebody wants something: between two neighbours. None, or neighbours that have left, means last. */
export interface Neighbours {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** A key for the new place, and new keys for siblings when their old ones left no room. */
export interface Placement {
  readonly key: string;
  readonly rekeyed: ReadonlyMap<string, string>;
}

/** Thousands of moves into one gap lengthen a key by a sixth of a character each; then the list is numbered afresh. */
const longestKey = 64;

/** @returns `count` rising keys for a list that is written as a whole. */
export const freshKeys = (count: number): string[] => (count ? generateNKeysBetween(null, null, count) : []);

/** @returns the index in `siblings` at which the wish is met: right after `after`, else right before `before`. */
export function indexAmong(siblings: readonly Sibling[], { before, after }: Neighbours): number {
  const behind = siblings.findIndex(({ id }) => id === after);
  if (behind >= 0) return behind + 1;
  const front = siblings.findIndex(({ id }) => id === before);
  return front >= 0 ? front : siblings.length;
}

/** A key that sorts at `index`. Jittered, so that two people who drop into one gap do not get the same key. */
export function placeAt(siblings: readonly Sibling[], index: number): Placement {
  const lower = siblings[index - 1]?.key ?? null;
  const upper = siblings[index]?.key ?? null;
  const key = keyBetween(lower, upper);
  return key === undefined ? renumber(siblings, index) : { key, rekeyed: new Map() };
}

/** Undefined when there is no room: equal neighbours, foreign keys, or a key that has grown too long. */
function keyBetween(lower: string | null, upper: string | null): string | undefined {
  if (lower !== null && upper !== null && lower >= upper) return undefined;
  try {
    const key = generateJitteredKeyBetween(lower, upper);
    const fits = (lower === null || lower < key) && (upper === null || key < upper);
    return fits && key.length <= longestKey ? key : undefined;
  } catch {
    return undefined; // a key of another make: the library's own are self-describing and reject it
  }
}

function renumber(siblings: readonly Sibling[], index: number): Placement {
  const keys = freshKeys(siblings.length + 1);
  const key = keys.splice(index, 1)[0] as string;
  return { key, rekeyed: new Map(siblings.map(({ id }, i) => [id, keys[i] as string])) };
}

/**
 * Keys for an ordered set that is to read `wanted`, keeping as many of its `current` keys as rise.
 * @returns only the members whose key changes; undefined for those that leave
 */
export function reorder(
  current: ReadonlyMap<string, string>,
  wanted: readonly string[],
): Map<string, string | undefined> {
  const changes = new Map<string, string | undefined>();
  for (const id of current.keys()) if (!wanted.includes(id)) changes.set(id, undefined);
  let last: string | null = null;
  for (const [index, id] of wanted.entries()) {
    const kept = current.get(id);
    if (kept !== undefined && (last === null || kept > last)) {
      last = kept;
      continue;
    }
    const floor: string | null = last;
    const next: string | undefined = wanted
      .slice(index + 1)
      .find((later) => (current.get(later) ?? '') > (floor ?? ''));
    last = keyBetween(floor, (next && current.get(next)) ?? null) ?? null;
    if (last === null) return new Map([...changes, ...zip(wanted, freshKeys(wanted.length))]);
    changes.set(id, last);
  }
  return changes;
}

const zip = (ids: readonly string[], keys: readonly string[]): [string, string][] =>
  ids.map((id, index) => [id, keys[index] as string]);
