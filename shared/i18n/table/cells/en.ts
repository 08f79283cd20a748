import type { CellTexts } from './nb.ts';

export const cells: CellTexts = {
  columns: {
    number: 'No.',
    title: 'Action',
    owners: 'Lead',
    partners: 'Partners',
    time: 'Time in the plan',
    due: 'Deadline as read',
    status: 'Status',
    funding: 'Funding',
    changed: 'Last changed',
    theme: 'Theme',
    strategy: 'Strategy',
    start: 'Start as read',
    recurrence: 'Recurrence',
    next: 'Next step',
    nextDate: 'Date of the next step',
    confirmed: 'Confirmed',
  },
};
