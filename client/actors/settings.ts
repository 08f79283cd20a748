import { roles, splits, type Role, type Split } from '../../shared/actors/load.ts';
import { sectors } from '../../shared/find/filter.ts';
import type { Sector } from '../../shared/plan/sector.ts';
import type { ActorPart } from '../../shared/views/place.ts';
import { useViewOptions } from '../state/view-options.ts';
import { useSession } from '../sync/hooks.tsx';

/** How the view is set up. What nobody has chosen is undefined. */
export interface Settings {
  /** As what organisations are counted. */
  readonly role: Role | undefined;
  /** Only organisations of that sector; undefined: all. */
  readonly sector: Sector | undefined;
  readonly split: Split;
  /** Whether those with the least are shown too. */
  readonly isUnfolded: boolean;
}

const known: readonly string[] = [...roles, ...sectors, ...splits, 'all'];

const oneOf = <T extends string>(all: readonly T[], words: readonly string[]): T | undefined =>
  all.find((one) => words.includes(one));

const settingsFrom = (words: readonly string[]): Settings => ({
  role: oneOf(roles, words),
  sector: oneOf(sectors, words),
  split: oneOf(splits, words) ?? 'theme',
  isUnfolded: words.includes('all'),
});

/** As what organisations are counted: who leads, until something is chosen; in the balance of sectors whoever is in it. */
export const roleOf = ({ role }: Settings, part: ActorPart): Role =>
  role ?? (part === 'sectors' ? 'both' : 'lead');

/** @param others words that are somebody else's: the map's */
const wordsOf = (
  { role, sector, split, isUnfolded }: Settings,
  others: readonly string[],
): readonly string[] => [
  ...[role, sector, split === 'theme' ? undefined : split, isUnfolded ? 'all' : undefined].filter(
    (word) => word !== undefined,
  ),
  ...others.filter((word) => !known.includes(word)),
];

/** The settings as they stand in the address, and how to change some of them. */
export function useSettings(): readonly [Settings, (change: Partial<Settings>) => void] {
  const { plan } = useSession();
  const [words, set] = useViewOptions(plan, 'actors');
  const settings = settingsFrom(words);
  return [settings, (change) => set(wordsOf({ ...settings, ...change }, words))];
}
