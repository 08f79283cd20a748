import type { CellTexts } from './nb.ts';

export const cells: CellTexts = {
  columns: {
    number: 'Nr.',
    title: 'Tiltak',
    owners: 'Hovudansvar',
    partners: 'Partnarar',
    time: 'Tid i planen',
    due: 'Frist, tolka',
    status: 'Status',
    funding: 'Finansiering',
    changed: 'Sist endra',
    theme: 'Tema',
    strategy: 'Strategi',
    start: 'Start, tolka',
    recurrence: 'Gjentaking',
    next: 'Neste steg',
    nextDate: 'Dato for neste steg',
    confirmed: 'Stadfesta',
  },
  dates: {
    from: (date) => `frå ${date}`,
    season: {
      spring: (year) => `våren ${year}`,
      summer: (year) => `sommaren ${year}`,
      autumn: (year) => `hausten ${year}`,
    },
  },
  recurrence: {
    once: 'Éin gong',
    yearly: 'Kvart år',
    'twice-yearly': 'To gonger i året',
    continuous: 'Løpande',
  },
  confirmedOf: (confirmed, of) => `${confirmed} av ${of}`,
  noAmount: 'Beløp ikkje kjent',
  none: {
    owners: 'Manglar ansvarleg',
    partners: 'Ingen partnarar',
    time: 'Tid ikkje sett',
    undated: 'Utan dato',
    funding: 'Ikkje avklart',
    nobodyAsked: 'Ingen å spørje',
    other: 'Ikkje sett',
  },
  badDate: 'Rett dato',
  more: (n) => `og ${n} til`,
};
