import type { CardTexts } from './nb.ts';

export const card: CardTexts = {
  title: 'Tiltak',
  label: (name) => `Tiltak ${name}`,
  close: 'Lukk tiltaket',
  loading: 'Hentar tiltaket\u00a0…',
  missing: 'Fann ikkje tiltaket',
  missingHelp: 'Det finst ikkje i denne planen. Lenkja kan vere skriven av feil.',
  allSaved: 'Alt lagra',
  alsoHere: (n) => (n === 1 ? '1 annan har dette ope' : `${n} andre har dette ope`),
  previous: 'Førre tiltak (K)',
  next: 'Neste tiltak (J)',
  copyLink: 'Kopier lenkje',
  copied: 'Lenkja er kopiert.',
  notCopied: (address) => `Kopier adressa sjølv: ${address}`,
  archived: 'Tiltaket ligg i arkivet.',
  archivedHomeless:
    'Strategien det stod under, er borte. Blir det henta tilbake, legg det seg under Uplassert.',
  restore: 'Hent tilbake',
  tabs: 'Kva som er sagt og endra',
  tab: { history: 'Historikk', comments: 'Kommentarar' },
};
