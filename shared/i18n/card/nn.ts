import type { CardTexts } from './nb.ts';

export const card: CardTexts = {
  title: 'Tiltak',
  close: 'Lukk',
  missing: 'Fann ikkje tiltaket',
  missingHelp: 'Det finst ikkje i denne planen. Lenkja kan vere skriven av feil.',
};
