import type { PartiesTexts } from './nb.ts';

export const parties: PartiesTexts = {
  owners: 'Lead',
};
