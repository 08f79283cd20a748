import { map } from './map/en.ts';
import type { ActorsTexts } from './nb.ts';

export const actors: ActorsTexts = {
  title: 'Who carries the plan?',
  map,
};
