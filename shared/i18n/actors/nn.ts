import type { ActorsTexts } from './nb.ts';

export const actors: ActorsTexts = {
  title: 'Kven ber planen?',
};
