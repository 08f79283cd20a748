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
  dates: {
    from: (date: string) => `fra ${date}`,
    season: {
      spring: (year: string) => `våren ${year}`,
      summer: (year: string) => `sommeren ${year}`,
      autumn: (year: string) => `høsten ${year}`,
    },
  },
  recurrence: {
    once: 'Én gang',
    yearly: 'Hvert år',
    'twice-yearly': 'To ganger i året',
    continuous: 'Løpende',
  },
  confirmedOf: (confirmed: number, of: number) => `${confirmed} av ${of}`,
  noAmount: 'Beløp ikke kjent',
  /** What stands where nothing is said. */
  none: {
    owners: 'Mangler ansvarlig',
    partners: 'Ingen partnere',
    time: 'Tid ikke satt',
    undated: 'Uten dato',
    funding: 'Ikke avklart',
    nobodyAsked: 'Ingen å spørre',
    other: 'Ikke satt',
  },
  badDate: 'Rett dato',
  more: (n: number) => `og ${n} til`,
};

export type CellTexts = typeof cells;
