import type { TimeTexts } from './nb.ts';

export const time: TimeTexts = {
  time: 'Time',
};
