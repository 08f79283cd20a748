/** Of the panel of one card. Bokmål is the source of the keys. */
export const card = {
  title: 'Tiltak',
  close: 'Lukk',
  missing: 'Fant ikke tiltaket',
  missingHelp: 'Det finnes ikke i denne planen. Lenken kan være skrevet av feil.',
};

export type CardTexts = typeof card;
