const actions = (n: number) => `${n} tiltak`;
const ties = (n: number) => (n === 1 ? '1 samarbeid' : `${n} samarbeid`);

/** Of the map of who works with whom. Bokmål is the source of the keys. */
export const map = {
  title: 'Hvem samarbeider?',
  lead: 'En strek er felles tiltak. Tykkere strek er flere.',
  figure: 'Kart over hvem som samarbeider',
  described: (actors: number, tied: number, strongest: string) =>
    `${actors} aktører, ${ties(tied)}. ${strongest} Tallene står i tabellen ved siden av.`,
  strongest: (one: string, other: string, n: number) => `Mest har ${one} og ${other}: ${n} felles tiltak.`,
  wait: 'Kartet tegnes …',
  least: 'Minst felles tiltak',
  kinds: 'Vis',
  kindCount: (n: number) => (n === 1 ? '1 aktør' : `${n} aktører`),
  legend: 'Tegnforklaring',
  firm: 'Bekreftet av begge',
  proposed: 'Bare foreslått',
  planned: 'Planlagt, finnes ikke ennå',
  bySize: 'Jo større figur, jo flere tiltak',
  zoomIn: 'Forstørr',
  zoomOut: 'Forminsk',
  zoomAll: 'Vis hele kartet',
  save: 'Lagre kartet',
  saveSvg: 'Lagre som SVG',
  savePng: 'Lagre som PNG',
  notSaved: 'Bildet kunne ikke lages i denne nettleseren. Prøv SVG.',
  file: 'samarbeidskart',
  keys: 'Piltastene går fra aktør til aktør. Enter viser bare tiltakene til aktøren, og Enter igjen viser alle. + og − forstørrer og forminsker.',
  mark: (name: string, kind: string, n: number) => `${name}, ${kind}. ${actions(n)}.`,
  with: (n: number, strongest: string) => `Samarbeider med ${n}: ${strongest}`,
  alone: 'Ingen samarbeid her.',
  andMore: (n: number) => `og ${n} til`,
  table: 'Aktørene i tall',
  actor: 'Aktør og sektor',
  actions: 'Tiltak',
  partners: 'Samarbeider med',
  most: 'Mest med',
  showAll: (n: number) => `Vis alle ${n}`,
  showFewer: 'Vis færre',
  pairs: (n: number) => `To og to (${n})`,
  one: 'Aktør',
  other: 'Samarbeider med',
  common: 'Felles tiltak',
  confirmed: 'Bekreftet av begge',
  leftOut: (n: number) =>
    n === 1
      ? '1 aktør har ikke så mange felles tiltak med noen, og står bare i tabellen.'
      : `${n} aktører har ikke så mange felles tiltak med noen, og står bare i tabellen.`,
  none: 'Ingen samarbeider ennå',
  noneHelp:
    'Når et tiltak har flere aktører, tegnes de sammen her. Legg til samarbeidspartnere på tiltakene.',
  noHits: 'Ingen tiltak som passer filteret, har flere aktører',
  tooMany: 'Ingen har så mange felles tiltak',
  tooManyHelp: 'Velg et lavere antall, eller vis flere sektorer.',
  showEverything: 'Vis alle samarbeid',
  only: (name: string) => `Viser bare tiltakene til ${name}`,
  every: 'Viser alle tiltak igjen',
};

export type MapTexts = typeof map;
