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
};

export type CardTexts = typeof card;
