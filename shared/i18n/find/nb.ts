/** Of searching and filtering. Bokmål is the source of the keys. */
export const find = {
  search: 'Søk',
};

export type FindTexts = typeof find;
