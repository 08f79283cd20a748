import type { WritingTexts } from './nb.ts';

export const writing: WritingTexts = {
  description: 'Omtale',
};
