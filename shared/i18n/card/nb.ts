/** Of the panel of one card. Bokmål is the source of the keys. */
export const card = {
  title: 'Tiltak',
  label: (name: string) => `Tiltak ${name}`,
  close: 'Lukk tiltaket',
  loading: 'Henter tiltaket\u00a0…',
  missing: 'Fant ikke tiltaket',
  missingHelp: 'Det finnes ikke i denne planen. Lenken kan være skrevet av feil.',
  allSaved: 'Alt lagret',
  alsoHere: (n: number) => (n === 1 ? '1 annen har dette åpent' : `${n} andre har dette åpent`),
  previous: 'Forrige tiltak (K)',
  next: 'Neste tiltak (J)',
  copyLink: 'Kopier lenke',
  copied: 'Lenken er kopiert.',
  notCopied: (address: string) => `Kopier adressen selv: ${address}`,
  archived: 'Tiltaket ligger i arkivet.',
  archivedHomeless: 'Strategien det sto under, er borte. Hentes det tilbake, legger det seg under Uplassert.',
  restore: 'Hent tilbake',
  tabs: 'Hva som er sagt og endret',
  tab: { history: 'Historikk', comments: 'Kommentarer' },
  tooLong: (over: number, max: number) =>
    `Teksten er ${over} tegn for lang: feltet tar høyst ${max}. Den er ikke lagret ennå.`,
  theirs: 'Andre har endret dette mens du skrev. Nå står det:',
  theirsEmpty: 'Andre har tømt feltet mens du skrev.',
  status: {
    title: 'Status og neste steg',
    change: 'Status',
    nextStep: 'Neste steg',
    nextDate: 'Når neste steg skal tas',
  },
  benefit: {
    title: 'Innsats og nytte',
    effort: 'Innsats som trengs',
    benefitParticipants: 'Nytte for deltakerne',
    benefitRegion: 'Nytte for regionen',
    horizon: 'Når nytten merkes',
    noHorizon: 'Ikke valgt',
  },
  horizon: {
    'half-year': 'Innen 6 måneder',
    'two-years': 'Innen 2 år',
    'ten-years': 'Innen 10 år',
  },
};

export type CardTexts = typeof card;
