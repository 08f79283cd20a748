import { map } from './map/nn.ts';
import type { ActorsTexts } from './nb.ts';

export const actors: ActorsTexts = {
  title: 'Kven ber planen?',
  map,
};
