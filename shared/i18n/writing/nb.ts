/** Of writing together in a card. Bokmål is the source of the keys. */
export const writing = {
  description: 'Beskrivelse',
};

export type WritingTexts = typeof writing;
