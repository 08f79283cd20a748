import { cells } from './cells/nn.ts';
import type { TableTexts } from './nb.ts';

export const table: TableTexts = {
  title: 'Tabell',
  cells,
};
