/** Of choosing several cards, and of quick words when adding one. Bokmål is the source of the keys. */
export const hand = {
  chosen: 'Valgte tiltak',
  count: (n: number) => (n === 0 ? 'Trykk på kortene du vil velge' : `${n} valgt`),
  move: 'Flytt\u00a0…',
  owner: 'Sett ansvarlig\u00a0…',
  status: 'Sett status\u00a0…',
  archive: 'Arkiver',
  copyLinks: 'Kopier lenker',
  cancel: 'Avbryt',
  gone: (n: number) =>
    n === 1 ? '1 av de valgte vises ikke lenger.' : `${n} av de valgte vises ikke lenger.`,
  locked: (n: number) =>
    n === 1
      ? '1 av de valgte er utelatt: du leser bare kolonnen det står i.'
      : `${n} av de valgte er utelatt: du leser bare kolonnene de står i.`,
  moveTitle: (n: number) => `Flytt ${n} tiltak`,
  moveHelp: 'De legger seg etter hverandre sist under strategien.',
  under: 'Strategi',
  moveHere: 'Flytt hit',
  ownerTitle: (n: number) => `Ansvarlig for ${n} tiltak`,
  ownerField: 'Aktør',
  replace: 'Ta bort dem som har hovedansvaret nå',
  set: 'Sett ansvarlig',
  ownerSet: (n: number, name: string) => `${name} har hovedansvaret for ${n} tiltak`,
  statusSet: (n: number, status: string) => `${n} tiltak har fått status ${status}`,
  links: {
    title: (n: number) => (n === 1 ? 'Lenke til tiltaket' : `Lenker til ${n} tiltak`),
    help: 'Nettleseren lot seg ikke kopiere til. Teksten er merket: kopier den med Ctrl+C.',
  },
  quick: {
    suggestions: 'Aktører i planen',
    places: 'Temaer og strategier',
    addNew: (name: string) => `Legg til «${name}»`,
    found: (n: number) => (n === 1 ? '1 forslag' : `${n} forslag`),
    read: 'Lest i tittelen',
    owner: 'Ansvarlig',
    partner: 'Samarbeid',
    place: 'Under',
    time: 'Tid',
    isNew: 'ny',
    remove: (name: string) => `Ta bort ${name}`,
  },
};

export type HandTexts = typeof hand;
