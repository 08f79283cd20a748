import type { HandTexts } from './nb.ts';

export const hand: HandTexts = {
  chosen: 'Valde tiltak',
};
