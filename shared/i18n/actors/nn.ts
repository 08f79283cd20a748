import { map } from './map/nn.ts';
import type { ActorsTexts } from './nb.ts';

const actions = (n: number) => `${n} tiltak`;

export const actors: ActorsTexts = {
  title: 'Kven ber planen?',
  map,
  frame: {
    parts: 'Delar av aktørbiletet',
    part: { load: 'Belastning', map: 'Samarbeid', sectors: 'Sektorar' },
    counts: (lead, all) =>
      `${lead === 1 ? '1 organisasjon' : `${lead} organisasjonar`} har hovudansvar, ${all} er med`,
    ofFiltered: (shown, all) => `Gjeld ${shown} av ${all} tiltak, etter filteret`,
    role: 'Rolle',
    roles: { lead: 'Hovudansvar', join: 'Medverkar', both: 'Begge delar' },
    sector: 'Sektor',
    allSectors: 'Alle sektorar',
    print: 'Skriv ut',
    printed: (plan, day) => `${plan} · skriven ut ${day}`,
    save: 'Last ned',
    csv: 'Tala som tabell (CSV)',
    png: 'Figuren som bilete (PNG)',
    svg: 'Figuren til trykk (SVG)',
    noPicture: 'Nettlesaren klarte ikkje å lage biletet. Prøv SVG i staden.',
    none: 'Ingen tiltak enno',
    noneHelp: 'Når planen har tiltak, ser du her kven som ber dei.',
    toBoard: 'Til tavla',
    noneFits: 'Ingen tiltak passar til filteret',
    noneFitsHelp: 'Belastninga blir rekna ut av tiltaka som passar. Ta bort noko av det du har filtrert på.',
    clear: 'Nullstill filteret',
    theme: (no, title) => `Tema ${no} ${title}`,
    unplaced: 'Uplassert',
    unplacedShort: 'Upl.',
    open: (number, title) => `Opne ${number} ${title}`,
    onBoard: 'Vis på tavla',
    allOnBoard: 'Vis alle tiltaka på tavla',
    noTime: 'Tid ikkje sett',
    led: (names) => `blir leidd av ${names}`,
    nobodyLeads: 'ingen har hovudansvar',
    gone: 'Ingen tiltak att her. Nokon har endra planen medan du såg på han.',
  },
  load: {
    title: 'Belastning',
    who: { lead: 'Hovudansvar', join: 'Medverkar', both: 'Med i planen' },
    count: 'Tal på tiltak',
    share: 'Del',
    caption: {
      lead: 'Kor mange tiltak kvar organisasjon har hovudansvar for',
      join: 'Kor mange tiltak kvar organisasjon medverkar i',
      both: 'Kor mange tiltak kvar organisasjon er med i',
    },
    by: 'Fordelt på',
    splits: { theme: 'Tema', half: 'Halvår' },
    half: (half, year) => `${half}. halvår ${year}`,
    halfShort: (half, year) => `${half}. h.\n${year}`,
    times: { ongoing: 'Løpande', open: 'Tid ikkje sett' },
    timesShort: { ongoing: 'Løp.', open: 'Open' },
    percent: (n) => `${n} %`,
    zero: '0',
    all: (name, n) => `${name}: ${actions(n)}, vis dei`,
    cell: (name, column, n) => `${name}, ${column}: ${actions(n)}, vis dei`,
    listed: {
      lead: (name, n) => `${name} har hovudansvar for ${actions(n)}`,
      join: (name, n) => `${name} medverkar i ${actions(n)}`,
      both: (name, n) => `${name} er med i ${actions(n)}`,
    },
    rest: (n, fewest, most) => {
      const each =
        most === 1
          ? 'eitt tiltak kvar'
          : fewest === 1 && most === 2
            ? 'eitt eller to tiltak'
            : fewest === most
              ? `${most} tiltak kvar`
              : `${fewest} til ${most} tiltak`;
      return `og ${n} til med ${each}`;
    },
    fewer: 'Vis færre',
    planned: 'planlagd, finst ikkje enno',
    exists: 'finst',
    nobody: {
      lead: 'Ingen har hovudansvar enno',
      join: 'Ingen medverkar enno',
      both: 'Ingen er med enno',
    },
    nobodyHelp: 'Opne eit tiltak og sei kven som har det, eller vel fleire på tavla og gi dei éin ansvarleg.',
    nobodyIn: (sector) => `Ingen i sektoren ${sector}.`,
    warning: {
      title: 'Planlagde einingar',
      have: (n) =>
        n === 1
          ? '1 tiltak har ein ansvarleg som ikkje finst enno.'
          : `${n} tiltak har ein ansvarleg som ikkje finst enno.`,
      covered: 'Alle har også nokon som finst.',
      nobodyElse: 'Ingen av dei har nokon annan.',
      alone: (alone) => `${alone} av dei har ingen annan.`,
      unit: (name, n) => `${name} (${n})`,
      noStart: (names) => `Frå når ${names} skal finnast, er ikkje sett.`,
      start: (name, day) => `${name} skal finnast frå ${day}.`,
      early: (n) => `${actions(n)} har frist før det`,
      perhaps: (n) => `${actions(n)} har kanskje frist før det`,
      noneEarly: 'Ingen av tiltaka har frist før det.',
      setStart: (name) => `Set når ${name} skal finnast`,
      show: (n) => (n === 1 ? 'Vis tiltaket' : `Vis dei ${n} tiltaka`),
      showEarly: (name, n) => `Vis ${n} med frist før ${name} finst`,
      list: (n) => `${actions(n)} har ein ansvarleg som ikkje finst enno`,
      listEarly: (name, n) => `${actions(n)} har frist før ${name} skal finnast`,
      isPerhaps: 'kanskje',
      and: 'og',
    },
    whatIf: {
      open: 'Kva om nokon tek over?',
      title: 'Kva om nokon tek over?',
      help: 'Du ser korleis det ville blitt. Planen blir ikkje endra.',
      from: 'Frå',
      to: 'Til',
      choose: 'Vel',
      what: 'Tiltak',
      whole: 'Alle',
      inTheme: (no, title, n) => `Tema ${no} ${title} (${n})`,
      told: (from, a, b, to, c, d) => `${from}: ${a} → ${b}. ${to}: ${c} → ${d}.`,
      changed: (before, after) => `${before}, ville blitt ${after}`,
      both: (n) => (n === 1 ? 'På 1 tiltak er begge med frå før.' : `På ${n} tiltak er begge med frå før.`),
      nothing: 'Det er ingenting å overføre.',
      hand: 'Overfør\u00a0…',
      close: 'Lukk førehandsvisinga',
    },
  },
  sectors: {
    title: 'Balansen i kvart tema',
    rule: 'Kvart tiltak tel éin gong for kvart slag som er med, same kor mange dei er. Søyla viser korleis medverknaden fordeler seg.',
    caption: 'Kor mange tiltak kvart slag er med i, tema for tema',
    theme: 'Tema',
    actions: 'Tiltak',
    sum: 'Heile planen',
    group: {
      municipality: 'Kommune',
      county: 'Fylkeskommune',
      state: 'Stat',
      'regional-body': 'Regionalt organ',
      academia: 'Forsking og utdanning',
      business: 'Næringsliv',
      'funding-agency': 'Verkemiddelapparat',
      network: 'Nettverk og arrangement',
      other: 'Anna',
    },
    cell: (theme, group, n) => `${theme}, ${group}: ${actions(n)}, vis dei`,
    listed: (theme, group, n) => `${theme}, ${group}: ${actions(n)}`,
    figure: (theme, parts) => `${theme}: ${parts}`,
    part: (group, n) => `${group} ${n}`,
    unnamed: (n, partners) =>
      n === 0
        ? `Ingen av dei ${partners} partnarane er ei gruppe utan namn.`
        : `${n} av ${partners} partnarar er grupper utan namn, som «bedrifter» eller «studentar». Dei blir rekna etter slaget dei står med i registeret.`,
    oneSided: (n) => (n === 1 ? '1 tiltak med berre éin sektor' : `${n} tiltak med berre éin sektor`),
    oneSidedRule:
      'Her blir ansvarlege og partnarar rekna i fem sektorar: kommune, fylkeskommune, stat og regionale organ er offentlege, og arrangement og anna høyrer til nettverk og lag.',
    noneOneSided: 'Ingen tiltak har berre éin sektor.',
    only: {
      public: 'berre offentleg',
      research: 'berre FoU',
      business: 'berre næringsliv',
      agency: 'berre verkemiddelapparat',
      network: 'berre nettverk og lag',
    },
  },
};
