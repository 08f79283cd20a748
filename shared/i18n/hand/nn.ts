import type { HandTexts } from './nb.ts';

export const hand: HandTexts = {
  chosen: 'Valde tiltak',
  count: (n) => (n === 0 ? 'Trykk på korta du vil velje' : `${n} valde`),
  move: 'Flytt\u00a0…',
  owner: 'Set ansvarleg\u00a0…',
  status: 'Set status\u00a0…',
  archive: 'Arkiver',
  copyLinks: 'Kopier lenkjer',
  cancel: 'Avbryt',
  gone: (n) =>
    n === 1 ? '1 av dei valde er ikkje synleg lenger.' : `${n} av dei valde er ikkje synlege lenger.`,
  locked: (n) =>
    n === 1
      ? '1 av dei valde er utelate: du les berre kolonnen det står i.'
      : `${n} av dei valde er utelatne: du les berre kolonnane dei står i.`,
  moveTitle: (n) => `Flytt ${n} tiltak`,
  moveHelp: 'Dei legg seg etter kvarandre sist under strategien.',
  under: 'Strategi',
  moveHere: 'Flytt hit',
  ownerTitle: (n) => `Ansvarleg for ${n} tiltak`,
  ownerField: 'Aktør',
  replace: 'Ta bort dei som har hovudansvaret no',
  set: 'Set ansvarleg',
  ownerSet: (n, name) => `${name} har hovudansvaret for ${n} tiltak`,
  statusSet: (n, status) => `${n} tiltak har fått status ${status}`,
  links: {
    title: (n) => (n === 1 ? 'Lenkje til tiltaket' : `Lenkjer til ${n} tiltak`),
    help: 'Nettlesaren let seg ikkje kopiere til. Teksten er merkt: kopier han med Ctrl+C.',
  },
  quick: {
    suggestions: 'Aktørar i planen',
    places: 'Tema og strategiar',
    addNew: (name) => `Legg til «${name}»`,
    found: (n) => (n === 1 ? '1 framlegg' : `${n} framlegg`),
    read: 'Lese i tittelen',
    owner: 'Ansvarleg',
    partner: 'Samarbeid',
    place: 'Under',
    time: 'Tid',
    isNew: 'ny',
    remove: (name) => `Ta bort ${name}`,
  },
};
