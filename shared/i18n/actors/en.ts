import { map } from './map/en.ts';
import type { ActorsTexts } from './nb.ts';

const actions = (n: number) => (n === 1 ? '1 action' : `${n} actions`);

export const actors: ActorsTexts = {
  title: 'Who carries the plan?',
  map,
  frame: {
    parts: 'Parts of this view',
    part: { load: 'Load', map: 'Co-operation', sectors: 'Sectors' },
    counts: (lead, all) =>
      `${lead === 1 ? '1 organisation leads' : `${lead} organisations lead`}, ${all} take part`,
    ofFiltered: (shown, all) => `Of ${shown} of ${all} actions, by the filter`,
    role: 'Role',
    roles: { lead: 'Lead', join: 'Partner', both: 'Either' },
    sector: 'Sector',
    allSectors: 'All sectors',
    print: 'Print',
    printed: (plan, day) => `${plan} · printed ${day}`,
    save: 'Download',
    csv: 'The numbers as a table (CSV)',
    png: 'The figure as a picture (PNG)',
    svg: 'The figure for print (SVG)',
    noPicture: 'The browser could not draw the picture. Try SVG instead.',
    none: 'No actions yet',
    noneHelp: 'Once the plan has actions, you see here who carries them.',
    toBoard: 'To the board',
    noneFits: 'No action fits the filter',
    noneFitsHelp: 'The load is counted over the actions that fit. Remove some of what you filter by.',
    clear: 'Clear the filter',
    theme: (no, title) => `Theme ${no} ${title}`,
    unplaced: 'Unplaced',
    unplacedShort: 'Unpl.',
    open: (number, title) => `Open ${number} ${title}`,
    onBoard: 'Show on the board',
    allOnBoard: 'Show all the actions on the board',
    noTime: 'No time set',
    led: (names) => `led by ${names}`,
    nobodyLeads: 'nobody leads it',
    gone: 'No actions left here. Somebody changed the plan while you looked at it.',
  },
  load: {
    title: 'Load',
    who: { lead: 'Lead', join: 'Partner', both: 'In the plan' },
    count: 'Actions',
    share: 'Share',
    caption: {
      lead: 'How many actions each organisation leads',
      join: 'How many actions each organisation is a partner in',
      both: 'How many actions each organisation takes part in',
    },
    by: 'Split by',
    splits: { theme: 'Theme', half: 'Half-year' },
    half: (half, year) => `half-year ${half} of ${year}`,
    halfShort: (half, year) => `H${half}\n${year}`,
    times: { ongoing: 'Ongoing', open: 'No time set' },
    timesShort: { ongoing: 'Ong.', open: 'Open' },
    percent: (n) => `${n}%`,
    zero: '0',
    all: (name, n) => `${name}: ${actions(n)}, show them`,
    cell: (name, column, n) => `${name}, ${column}: ${actions(n)}, show them`,
    listed: {
      lead: (name, n) => `${name} leads ${actions(n)}`,
      join: (name, n) => `${name} is a partner in ${actions(n)}`,
      both: (name, n) => `${name} takes part in ${actions(n)}`,
    },
    rest: (n, fewest, most) => {
      const each =
        most === 1
          ? 'one action each'
          : fewest === 1 && most === 2
            ? 'one or two actions'
            : fewest === most
              ? `${most} actions each`
              : `${fewest} to ${most} actions`;
      return `and ${n} more with ${each}`;
    },
    fewer: 'Show fewer',
    planned: 'planned, does not exist yet',
    exists: 'exists',
    nobody: {
      lead: 'Nobody leads anything yet',
      join: 'There are no partners yet',
      both: 'Nobody takes part yet',
    },
    nobodyHelp: 'Open an action and say who has it, or choose several on the board and give them one lead.',
    nobodyIn: (sector) => `Nobody in the sector ${sector}.`,
    warning: {
      title: 'Planned units',
      have: (n) =>
        n === 1
          ? '1 action is led by somebody who does not exist yet.'
          : `${n} actions are led by somebody who does not exist yet.`,
      covered: 'All of them have somebody who exists too.',
      nobodyElse: 'None of them has anybody else.',
      alone: (alone) => `${alone} of them have nobody else.`,
      unit: (name, n) => `${name} (${n})`,
      noStart: (names) => `It is not set from when ${names} will exist.`,
      start: (name, day) => `${name} is to exist from ${day}.`,
      early: (n) => (n === 1 ? '1 action falls due before that' : `${n} actions fall due before that`),
      perhaps: (n) =>
        n === 1 ? '1 action perhaps falls due before that' : `${n} actions perhaps fall due before that`,
      noneEarly: 'No action falls due before that.',
      setStart: (name) => `Set when ${name} is to exist`,
      show: (n) => (n === 1 ? 'Show the action' : `Show the ${n} actions`),
      showEarly: (name, n) => `Show ${n} due before ${name} exists`,
      list: (n) => `${actions(n)} led by somebody who does not exist yet`,
      listEarly: (name, n) => `${actions(n)} due before ${name} is to exist`,
      isPerhaps: 'perhaps',
      and: 'and',
    },
    whatIf: {
      open: 'What if somebody takes over?',
      title: 'What if somebody takes over?',
      help: 'You see what it would be like. The plan is not changed.',
      from: 'From',
      to: 'To',
      choose: 'Choose',
      what: 'Actions',
      whole: 'All',
      inTheme: (no, title, n) => `Theme ${no} ${title} (${n})`,
      told: (from, a, b, to, c, d) => `${from}: ${a} → ${b}. ${to}: ${c} → ${d}.`,
      changed: (before, after) => `${before}, would be ${after}`,
      both: (n) => (n === 1 ? 'Both are in 1 action already.' : `Both are in ${n} actions already.`),
      nothing: 'There is nothing to hand over.',
      hand: 'Hand over\u00a0…',
      close: 'Close the preview',
    },
  },
  sectors: {
    title: 'The balance of each theme',
    rule: 'Each action counts once for each kind that takes part, however many they are. The bar shows how taking part is shared.',
    caption: 'In how many actions each kind takes part, theme by theme',
    theme: 'Theme',
    actions: 'Actions',
    sum: 'The whole plan',
    group: {
      municipality: 'Municipality',
      county: 'County',
      state: 'State',
      'regional-body': 'Regional body',
      academia: 'Research and education',
      business: 'Business',
      'funding-agency': 'Funding agency',
      network: 'Network or event',
      other: 'Other',
    },
    cell: (theme, group, n) => `${theme}, ${group}: ${actions(n)}, show them`,
    listed: (theme, group, n) => `${theme}, ${group}: ${actions(n)}`,
    figure: (theme, parts) => `${theme}: ${parts}`,
    part: (group, n) => `${group} ${n}`,
    unnamed: (n, partners) =>
      n === 0
        ? `None of the ${partners} partners is an unnamed group.`
        : `${n} of ${partners} partners are unnamed groups, such as “firms” or “students”. They count as the kind they have in the register.`,
    oneSided: (n) => (n === 1 ? '1 action with one sector only' : `${n} actions with one sector only`),
    oneSidedRule:
      'Here leads and partners count in five sectors: municipality, county, state and regional bodies are public, and events and others belong to networks.',
    noneOneSided: 'No action has one sector only.',
    only: {
      public: 'public sector only',
      research: 'research only',
      business: 'business only',
      agency: 'support agencies only',
      network: 'networks and associations only',
    },
  },
};
