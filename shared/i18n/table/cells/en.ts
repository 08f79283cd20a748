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
  dates: {
    from: (date) => `from ${date}`,
    season: {
      spring: (year) => `spring ${year}`,
      summer: (year) => `summer ${year}`,
      autumn: (year) => `autumn ${year}`,
    },
  },
  recurrence: { once: 'Once', yearly: 'Every year', 'twice-yearly': 'Twice a year', continuous: 'Ongoing' },
  confirmedOf: (confirmed, of) => `${confirmed} of ${of}`,
  noAmount: 'Amount not known',
  none: {
    owners: 'No lead yet',
    partners: 'No partners',
    time: 'No time set',
    undated: 'No date',
    funding: 'Not settled',
    nobodyAsked: 'Nobody to ask',
    other: 'Not set',
  },
  badDate: 'Fix the date',
  more: (n) => `and ${n} more`,
};
