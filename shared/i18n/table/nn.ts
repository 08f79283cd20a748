import type { TableTexts } from './nb.ts';

export const table: TableTexts = {
  title: 'Tabell',
};
