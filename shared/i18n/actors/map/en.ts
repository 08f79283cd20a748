import type { MapTexts } from './nb.ts';

const actions = (n: number) => (n === 1 ? '1 action' : `${n} actions`);
const actors = (n: number) => (n === 1 ? '1 organisation' : `${n} organisations`);
const ties = (n: number) => (n === 1 ? '1 tie' : `${n} ties`);

export const map: MapTexts = {
  title: 'Who works together?',
  lead: 'A line is actions in common. A thicker line is more of them.',
  figure: 'Map of who works with whom',
  described: (n, tied, strongest) =>
    `${actors(n)}, ${ties(tied)}. ${strongest} The table beside has the numbers.`,
  strongest: (one, other, n) => `Most have ${one} and ${other}: ${actions(n)} in common.`,
  wait: 'The map is being drawn …',
  least: 'Least actions in common',
  kinds: 'Show',
  kindCount: actors,
  legend: 'Key',
  firm: 'Confirmed by both',
  proposed: 'Only proposed',
  planned: 'Planned, does not exist yet',
  bySize: 'The larger the mark, the more actions',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomAll: 'Show the whole map',
  save: 'Save the map',
  saveSvg: 'Save as SVG',
  savePng: 'Save as PNG',
  notSaved: 'This browser could not make the picture. Try SVG.',
  file: 'cooperation-map',
  keys: 'Arrow keys go from organisation to organisation. Enter shows only its actions, and Enter again shows all. + and − zoom in and out.',
  mark: (name, kind, n) => `${name}, ${kind}. ${actions(n)}.`,
  with: (n, strongest) => `Works with ${n}: ${strongest}`,
  alone: 'Works with nobody here.',
  andMore: (n) => `and ${n} more`,
  table: 'The organisations in numbers',
  actor: 'Organisation and sector',
  actions: 'Actions',
  partners: 'Works with',
  most: 'Most with',
  showAll: (n) => `Show all ${n}`,
  showFewer: 'Show fewer',
  pairs: (n) => `Two and two (${n})`,
  one: 'Organisation',
  other: 'Works with',
  common: 'Actions in common',
  confirmed: 'Confirmed by both',
  leftOut: (n) =>
    n === 1
      ? '1 organisation has not that many actions in common with anybody, and stands in the table only.'
      : `${n} organisations have not that many actions in common with anybody, and stand in the table only.`,
  none: 'Nobody works together yet',
  noneHelp:
    'When an action has several organisations, they are drawn together here. Add partners to the actions.',
  noHits: 'No action that fits the filter has several organisations',
  tooMany: 'Nobody has that many actions in common',
  tooManyHelp: 'Choose a lower number, or show more sectors.',
  showEverything: 'Show all ties',
  only: (name) => `Shows only the actions of ${name}`,
  every: 'Shows all actions again',
};
