import { map } from './map/nb.ts';

export const actors = {
  title: 'Hvem bærer planen?',
  map,
};

export type ActorsTexts = typeof actors;
