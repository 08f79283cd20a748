import type { PeopleTexts } from './nb.ts';

export const people: PeopleTexts = {
  signIn: 'Logg inn',
};
