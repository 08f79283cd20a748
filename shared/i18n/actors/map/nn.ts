import type { MapTexts } from './nb.ts';

const actions = (n: number) => `${n} tiltak`;
const ties = (n: number) => (n === 1 ? '1 samarbeid' : `${n} samarbeid`);

export const map: MapTexts = {
  title: 'Kven samarbeider?',
  lead: 'Ein strek er felles tiltak. Tjukkare strek er fleire.',
  figure: 'Kart over kven som samarbeider',
  described: (actors, tied, strongest) =>
    `${actors} aktørar, ${ties(tied)}. ${strongest} Tala står i tabellen ved sida av.`,
  strongest: (one, other, n) => `Mest har ${one} og ${other}: ${n} felles tiltak.`,
  wait: 'Kartet blir teikna …',
  least: 'Minst felles tiltak',
  kinds: 'Vis',
  kindCount: (n) => (n === 1 ? '1 aktør' : `${n} aktørar`),
  legend: 'Teiknforklaring',
  firm: 'Stadfesta av begge',
  proposed: 'Berre foreslått',
  planned: 'Planlagd, finst ikkje enno',
  bySize: 'Jo større figur, jo fleire tiltak',
  zoomIn: 'Forstørr',
  zoomOut: 'Forminsk',
  zoomAll: 'Vis heile kartet',
  save: 'Lagre kartet',
  saveSvg: 'Lagre som SVG',
  savePng: 'Lagre som PNG',
  notSaved: 'Biletet kunne ikkje lagast i denne nettlesaren. Prøv SVG.',
  file: 'samarbeidskart',
  keys: 'Piltastane går frå aktør til aktør. Enter viser berre tiltaka til aktøren, og Enter igjen viser alle. + og − forstørrar og forminskar.',
  mark: (name, kind, n) => `${name}, ${kind}. ${actions(n)}.`,
  with: (n, strongest) => `Samarbeider med ${n}: ${strongest}`,
  alone: 'Ingen samarbeid her.',
  andMore: (n) => `og ${n} til`,
  table: 'Aktørane i tal',
  actor: 'Aktør og sektor',
  actions: 'Tiltak',
  partners: 'Samarbeider med',
  most: 'Mest med',
  showAll: (n) => `Vis alle ${n}`,
  showFewer: 'Vis færre',
  pairs: (n) => `To og to (${n})`,
  one: 'Aktør',
  other: 'Samarbeider med',
  common: 'Felles tiltak',
  confirmed: 'Stadfesta av begge',
  leftOut: (n) =>
    n === 1
      ? '1 aktør har ikkje så mange felles tiltak med nokon, og står berre i tabellen.'
      : `${n} aktørar har ikkje så mange felles tiltak med nokon, og står berre i tabellen.`,
  none: 'Ingen samarbeider enno',
  noneHelp:
    'Når eit tiltak har fleire aktørar, blir dei teikna saman her. Legg til samarbeidspartnarar på tiltaka.',
  noHits: 'Ingen tiltak som passar filteret, har fleire aktørar',
  tooMany: 'Ingen har så mange felles tiltak',
  tooManyHelp: 'Vel eit lågare tal, eller vis fleire sektorar.',
  showEverything: 'Vis alle samarbeid',
  only: (name) => `Viser berre tiltaka til ${name}`,
  every: 'Viser alle tiltak igjen',
};
