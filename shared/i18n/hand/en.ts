import type { HandTexts } from './nb.ts';

export const hand: HandTexts = {
  chosen: 'Chosen actions',
  count: (n) => (n === 0 ? 'Tap the cards you want to choose' : `${n} chosen`),
  move: 'Move\u00a0…',
  owner: 'Set responsible\u00a0…',
  status: 'Set status\u00a0…',
  archive: 'Archive',
  copyLinks: 'Copy links',
  cancel: 'Cancel',
  gone: (n) =>
    n === 1 ? '1 of those chosen is no longer shown.' : `${n} of those chosen are no longer shown.`,
  locked: (n) =>
    n === 1
      ? '1 of those chosen is left out: you only read the column it is in.'
      : `${n} of those chosen are left out: you only read the columns they are in.`,
  moveTitle: (n) => (n === 1 ? 'Move 1 action' : `Move ${n} actions`),
  moveHelp: 'They go one after the other, last under the strategy.',
  under: 'Strategy',
  moveHere: 'Move here',
  ownerTitle: (n) => (n === 1 ? 'Responsible for 1 action' : `Responsible for ${n} actions`),
  ownerField: 'Organisation',
  replace: 'Remove those with main responsibility now',
  set: 'Set responsible',
  ownerSet: (n, name) => `${name} has main responsibility for ${n} actions`,
  statusSet: (n, status) => `${n} actions now have the status ${status}`,
  links: {
    title: (n) => (n === 1 ? 'Link to the action' : `Links to ${n} actions`),
    help: 'The browser did not allow copying. The text is selected: copy it with Ctrl+C.',
  },
  quick: {
    suggestions: 'Organisations in the plan',
    places: 'Themes and strategies',
    addNew: (name) => `Add ‘${name}’`,
    found: (n) => (n === 1 ? '1 suggestion' : `${n} suggestions`),
    read: 'Read in the title',
    owner: 'Responsible',
    partner: 'Partner',
    place: 'Under',
    time: 'Time',
    isNew: 'new',
    remove: (name) => `Remove ${name}`,
  },
};
