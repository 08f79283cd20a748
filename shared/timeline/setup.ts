import { zooms, type Zoom } from './axis.ts';
import type { LanesBy } from './lanes.ts';

/** How the timeline is set up. */
export interface Setup {
  readonly zoom: Zoom;
  readonly by: LanesBy;
  /** What has no time stands beside the axis. */
  readonly hasTray: boolean;
  /** The same as a table. */
  readonly isTable: boolean;
}

/** Reads the words of a setup; passes over those it does not know. */
export const setupFrom = (words: readonly string[]): Setup => ({
  zoom: zooms.find((one) => words.includes(one)) ?? 'half',
  by: words.includes('lead') ? 'lead' : 'theme',
  hasTray: words.includes('tray'),
  isTable: words.includes('list'),
});

/** Writes a setup as words, always in the same order. */
export const wordsOf = ({ zoom, by, hasTray, isTable }: Setup): string[] => [
  zoom,
  ...(by === 'lead' ? ['lead'] : []),
  ...(hasTray ? ['tray'] : []),
  ...(isTable ? ['list'] : []),
];
