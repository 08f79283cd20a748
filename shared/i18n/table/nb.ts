import { cells } from './cells/nb.ts';
export const table = {
  title: 'Tabell',
  cells,
};

export type TableTexts = typeof table;
