/** Of the register of organisations. Bokmål is the source of the keys. */
export const organisations = {
  title: 'Aktører',
};

export type OrganisationsTexts = typeof organisations;
