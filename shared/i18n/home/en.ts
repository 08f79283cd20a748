import type { HomeTexts } from './nb.ts';

const actions = (n: number) => (n === 1 ? '1 action' : `${n} actions`);

export const home: HomeTexts = {
  title: 'Plans',
  open: 'Open',
  themes: (n) => (n === 1 ? '1 theme' : `${n} themes`),
  actions,
  strip: (no, title, n) => `${no} ${title}: ${actions(n)}`,
  unopened: 'Cannot be opened now. Whoever runs the server finds the reason in its log.',
  none: 'No plans yet',
  noneHelp: 'Whoever runs the server can import a plan from the command line:',
  failed: 'The plans could not be loaded',
  failedHelp:
    'The list is on the server. Plans you have opened before on this device can be opened from here without a network.',
  retry: 'Try again',
};
