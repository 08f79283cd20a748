/** Of choosing several cards, and of quick words when adding one. Bokmål is the source of the keys. */
export const hand = {
  chosen: 'Valgte tiltak',
};

export type HandTexts = typeof hand;
