import { sectors } from '../../../shared/find/filter.ts';
import type { Sector } from '../../../shared/plan/sector.ts';

/** What of the network is drawn. */
export interface Settings {
  /** How many actions two must have in common to be drawn as working together. */
  readonly least: number;
  /** The sectors that are left out. */
  readonly without: ReadonlySet<Sector>;
}

export const leastChoices = [1, 2, 3, 4, 5, 8] as const;
/** Once may be by chance; twice is a habit. */
const usualLeast = 2;

const [leastWord, withoutWord] = ['map-least-', 'map-no-'];
const isOurs = (word: string): boolean => word.startsWith(leastWord) || word.startsWith(withoutWord);

/** The settings that words in an address ask for. */
export function settingsFrom(words: readonly string[]): Settings {
  const asked = new Set(words);
  return {
    least: leastChoices.find((least) => asked.has(`${leastWord}${least}`)) ?? usualLeast,
    without: new Set(sectors.filter((sector) => asked.has(`${withoutWord}${sector}`))),
  };
}

/** The words of settings, after those that are not about the map. */
export const wordsOf = ({ least, without }: Settings, words: readonly string[]): readonly string[] => [
  ...words.filter((word) => !isOurs(word)),
  ...(least === usualLeast ? [] : [`${leastWord}${least}`]),
  ...sectors.filter((sector) => without.has(sector)).map((sector) => `${withoutWord}${sector}`),
];
