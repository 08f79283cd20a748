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
};
