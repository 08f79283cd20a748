/** Of what stands in the cells of the table, and of copying and pasting. Bokmål is the source of the keys. */
export const cells = {
  /** What the columns are called. */
  columns: {
    number: 'Nr.',
    title: 'Tiltak',
    owners: 'Hovedansvar',
    partners: 'Partnere',
    time: 'Tid i planen',
    due: 'Frist, tolket',
    status: 'Status',
    funding: 'Finansiering',
    changed: 'Sist endret',
    theme: 'Tema',
    strategy: 'Strategi',
    start: 'Start, tolket',
    recurrence: 'Gjentakelse',
    next: 'Neste steg',
    nextDate: 'Dato for neste steg',
    confirmed: 'Bekreftet',
  },
};

export type CellTexts = typeof cells;
