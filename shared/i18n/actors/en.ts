import type { ActorsTexts } from './nb.ts';

export const actors: ActorsTexts = {
  title: 'Who carries the plan?',
};
