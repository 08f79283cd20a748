import { singles } from './keys.ts';

/** What single keys do for finding, wherever one is on the page. */
export const findKeys = {
  [singles.search]: 'search',
  [singles.filter]: 'filter',
  [singles.mine]: 'mine',
  [singles.clear]: 'clear',
} as const;

export type FindDeed = (typeof findKeys)[keyof typeof findKeys] | 'palette';
