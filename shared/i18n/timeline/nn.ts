import type { TimelineTexts } from './nb.ts';

export const timeline: TimelineTexts = {
  title: 'Tidslinje',
};
