import type { DocumentName } from '../shared/commands.ts';
import type { AppContext } from './context.ts';
import { openStored } from './storage/opening.ts';
import { docName, planDoc } from './storage/plans.ts';

/** How often a plan's own words name somebody: on the board, in what was said, in its history and links, in what was refused. */
export interface Mentions {
  readonly plan: string;
  readonly board: number;
  readonly comments: number;
  readonly history: number;
  readonly links: number;
  readonly refused: number;
  /** What could not be looked through, and why. */
  readonly unread: readonly string[];
}

const special = /[\\^$.*+?()[\]{}|/-]/g;

/**
 * Finds words whole and in any case: "Bo" is not in "Bolig".
 * @returns undefined when there is nothing to be found
 */
export function namePattern(names: readonly (string | null)[]): RegExp | undefined {
  const given = names.filter((name): name is string => name !== null && name.trim() !== '');
  const forms = new Set(given.flatMap((name) => [name, name.normalize('NFC'), name.normalize('NFD')]));
  if (forms.size === 0) return undefined;
  const either = [...forms].map((name) => name.replace(special, '\\$&')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${either})(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
}

/** Counts for every plan in how many places the pattern is found; plans without any are left out. */
export function findMentions({ db, plans }: Pick<AppContext, 'db' | 'plans'>, pattern: RegExp): Mentions[] {
  const counts = (value: unknown): number => countIn(value, pattern);
  const rows = (sql: string, key: string): number => counts(db.prepare(sql).all(key));
  const all = plans.list().map(({ id: plan }): Mentions => {
    const unread: string[] = [];
    const inDocument = (document: DocumentName): number => {
      try {
        const { doc } = openStored(db, docName(plan, document));
        return counts([...doc.share.values()].map((root): unknown => root.toJSON()));
      } catch (error) {
        unread.push((error as Error).message);
        return 0;
      }
    };
    return {
      plan,
      board: inDocument('plan'),
      comments: inDocument('record'),
      history: rows('SELECT "from", "to" FROM change WHERE doc = ?', planDoc(plan)),
      links:
        rows('SELECT organisation FROM invitation WHERE plan = ?', plan) +
        rows('SELECT message FROM question WHERE plan = ?', plan),
      refused: rows('SELECT data FROM quarantine WHERE doc = ?', planDoc(plan)),
      unread,
    };
  });
  return all.filter(({ plan: _plan, unread, ...found }) => unread.length > 0 || countAll(found) > 0);
}

const countAll = (found: Readonly<Record<string, number>>): number =>
  Object.values(found).reduce((sum, count) => sum + count, 0);

/** In how many texts of a value it is found. Bytes are read as a text that is not broken into pieces. */
function countIn(value: unknown, pattern: RegExp): number {
  if (typeof value === 'string') return value.search(pattern) < 0 ? 0 : 1;
  if (value instanceof Uint8Array) return countIn(Buffer.from(value).toString('utf8'), pattern);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + countIn(inner, pattern), 0);
}
