/** Of when, and with which money. Bokmål is the source of the keys. */
export const time = {
  time: 'Tid',
};

export type TimeTexts = typeof time;
