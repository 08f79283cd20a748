export const table = {
  title: 'Tabell',
};

export type TableTexts = typeof table;
