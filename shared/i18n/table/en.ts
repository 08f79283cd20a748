import { cells } from './cells/en.ts';
import type { TableTexts } from './nb.ts';

export const table: TableTexts = {
  title: 'Table',
  cells,
};
