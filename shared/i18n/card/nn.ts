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
  tooLong: (over, max) =>
    `Teksten er ${over} teikn for lang: feltet tek høgst ${max}. Han er ikkje lagra enno.`,
  theirs: 'Andre har endra dette medan du skreiv. No står det:',
  theirsEmpty: 'Andre har tømt feltet medan du skreiv.',
  status: {
    title: 'Status og neste steg',
    change: 'Status',
    nextStep: 'Neste steg',
    nextDate: 'Når neste steg skal takast',
  },
  benefit: {
    title: 'Innsats og nytte',
    effort: 'Innsats som trengst',
    benefitParticipants: 'Nytte for deltakarane',
    benefitRegion: 'Nytte for regionen',
    horizon: 'Når nytta merkast',
    noHorizon: 'Ikkje vald',
  },
  horizon: {
    'half-year': 'Innan 6 månader',
    'two-years': 'Innan 2 år',
    'ten-years': 'Innan 10 år',
  },
};
