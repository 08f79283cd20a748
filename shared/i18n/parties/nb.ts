/** Of who carries an action, what they have promised, and what was said of it. Bokmål is the source of the keys. */
export const parties = {
  owners: 'Hovedansvar',
};

export type PartiesTexts = typeof parties;
