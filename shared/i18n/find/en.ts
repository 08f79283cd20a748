import type { FindTexts } from './nb.ts';

export const find: FindTexts = {
  search: 'Search',
};
