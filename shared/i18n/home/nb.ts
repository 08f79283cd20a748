/** The plans of this server. Bokmål is the source of the keys. */
export const home = {
  title: 'Planer',
  open: 'Åpne',
  themes: (n: number) => (n === 1 ? '1 tema' : `${n} temaer`),
  actions: (n: number) => `${n} tiltak`,
  strip: (no: string, title: string, n: number) => `${no} ${title}: ${n} tiltak`,
  unopened: 'Kan ikke åpnes nå. Den som driver tjeneren, finner grunnen i loggen.',
  none: 'Ingen planer ennå',
  noneHelp: 'Den som driver tjeneren, kan importere en plan fra kommandolinjen:',
  failed: 'Fikk ikke hentet planene',
  failedHelp:
    'Listen ligger på tjeneren. Planer du har åpnet før på denne maskinen, kan du åpne herfra uten nett.',
  retry: 'Prøv igjen',
};
export type HomeTexts = typeof home;
