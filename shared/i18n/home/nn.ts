import type { HomeTexts } from './nb.ts';

export const home: HomeTexts = {
  title: 'Planar',
  open: 'Opne',
  themes: (n) => `${n} tema`,
  actions: (n) => `${n} tiltak`,
  strip: (no, title, n) => `${no} ${title}: ${n} tiltak`,
  unopened: 'Kan ikkje opnast no. Den som driv tenaren, finn grunnen i loggen.',
  none: 'Ingen planar enno',
  noneHelp: 'Den som driv tenaren, kan importere ein plan frå kommandolinja:',
  failed: 'Fekk ikkje henta planane',
  failedHelp:
    'Lista ligg på tenaren. Planar du har opna før på denne maskina, kan du opne herifrå utan nett.',
  retry: 'Prøv igjen',
};
