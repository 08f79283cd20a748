import { map } from './map/nb.ts';
const actions = (n: number) => `${n} tiltak`;

export const actors = {
  title: 'Hvem bærer planen?',
  map,
  frame: {
    parts: 'Deler av aktørbildet',
    part: { load: 'Belastning', map: 'Samarbeid', sectors: 'Sektorer' },
    counts: (lead: number, all: number) =>
      `${lead === 1 ? '1 organisasjon' : `${lead} organisasjoner`} har hovedansvar, ${all} er med`,
    ofFiltered: (shown: number, all: number) => `Gjelder ${shown} av ${all} tiltak, etter filteret`,
    role: 'Rolle',
    roles: { lead: 'Hovedansvar', join: 'Medvirker', both: 'Begge deler' },
    sector: 'Sektor',
    allSectors: 'Alle sektorer',
    print: 'Skriv ut',
    printed: (plan: string, day: string) => `${plan} · skrevet ut ${day}`,
    save: 'Last ned',
    csv: 'Tallene som tabell (CSV)',
    png: 'Figuren som bilde (PNG)',
    svg: 'Figuren til trykk (SVG)',
    noPicture: 'Nettleseren klarte ikke å lage bildet. Prøv SVG i stedet.',
    none: 'Ingen tiltak ennå',
    noneHelp: 'Når planen har tiltak, ser du her hvem som bærer dem.',
    toBoard: 'Til tavlen',
    noneFits: 'Ingen tiltak passer til filteret',
    noneFitsHelp: 'Belastningen regnes ut av tiltakene som passer. Ta bort noe av det du har filtrert på.',
    clear: 'Nullstill filteret',
    theme: (no: number, title: string) => `Tema ${no} ${title}`,
    unplaced: 'Uplassert',
    unplacedShort: 'Upl.',
    open: (number: string, title: string) => `Åpne ${number} ${title}`,
    onBoard: 'Vis på tavlen',
    allOnBoard: 'Vis alle tiltakene på tavlen',
    noTime: 'Tid ikke satt',
    led: (names: string) => `ledes av ${names}`,
    nobodyLeads: 'ingen har hovedansvar',
    gone: 'Ingen tiltak igjen her. Noen har endret planen mens du så på den.',
  },
  load: {
    title: 'Belastning',
    who: { lead: 'Hovedansvar', join: 'Medvirker', both: 'Med i planen' },
    count: 'Antall tiltak',
    share: 'Andel',
    caption: {
      lead: 'Hvor mange tiltak hver organisasjon har hovedansvar for',
      join: 'Hvor mange tiltak hver organisasjon medvirker i',
      both: 'Hvor mange tiltak hver organisasjon er med i',
    },
    by: 'Fordelt på',
    splits: { theme: 'Tema', half: 'Halvår' },
    half: (half: number, year: number) => `${half}. halvår ${year}`,
    halfShort: (half: number, year: number) => `${half}. h.\n${year}`,
    times: { ongoing: 'Løpende', open: 'Tid ikke satt' },
    timesShort: { ongoing: 'Løp.', open: 'Åpen' },
    percent: (n: number) => `${n} %`,
    zero: '0',
    all: (name: string, n: number) => `${name}: ${actions(n)}, vis dem`,
    cell: (name: string, column: string, n: number) => `${name}, ${column}: ${actions(n)}, vis dem`,
    listed: {
      lead: (name: string, n: number) => `${name} har hovedansvar for ${actions(n)}`,
      join: (name: string, n: number) => `${name} medvirker i ${actions(n)}`,
      both: (name: string, n: number) => `${name} er med i ${actions(n)}`,
    },
    rest: (n: number, fewest: number, most: number) => {
      const each =
        most === 1
          ? 'ett tiltak hver'
          : fewest === 1 && most === 2
            ? 'ett eller to tiltak'
            : fewest === most
              ? `${most} tiltak hver`
              : `${fewest} til ${most} tiltak`;
      return `og ${n} til med ${each}`;
    },
    fewer: 'Vis færre',
    planned: 'planlagt, finnes ikke ennå',
    exists: 'finnes',
    nobody: {
      lead: 'Ingen har hovedansvar ennå',
      join: 'Ingen medvirker ennå',
      both: 'Ingen er med ennå',
    },
    nobodyHelp: 'Åpne et tiltak og si hvem som har det, eller velg flere på tavlen og gi dem én ansvarlig.',
    nobodyIn: (sector: string) => `Ingen i sektoren ${sector}.`,
    warning: {
      title: 'Planlagte enheter',
      have: (n: number) =>
        n === 1
          ? '1 tiltak har en ansvarlig som ikke finnes ennå.'
          : `${n} tiltak har en ansvarlig som ikke finnes ennå.`,
      covered: 'Alle har også noen som finnes.',
      nobodyElse: 'Ingen av dem har noen annen.',
      alone: (alone: number) => `${alone} av dem har ingen annen.`,
      unit: (name: string, n: number) => `${name} (${n})`,
      noStart: (names: string) => `Fra når ${names} skal finnes, er ikke satt.`,
      start: (name: string, day: string) => `${name} skal finnes fra ${day}.`,
      early: (n: number) => `${actions(n)} har frist før det`,
      perhaps: (n: number) => `${actions(n)} har kanskje frist før det`,
      noneEarly: 'Ingen av tiltakene har frist før det.',
      setStart: (name: string) => `Sett når ${name} skal finnes`,
      show: (n: number) => (n === 1 ? 'Vis tiltaket' : `Vis de ${n} tiltakene`),
      showEarly: (name: string, n: number) => `Vis ${n} med frist før ${name} finnes`,
      list: (n: number) => `${actions(n)} har en ansvarlig som ikke finnes ennå`,
      listEarly: (name: string, n: number) => `${actions(n)} har frist før ${name} skal finnes`,
      isPerhaps: 'kanskje',
      and: 'og',
    },
    whatIf: {
      open: 'Hva om noen tar over?',
      title: 'Hva om noen tar over?',
      help: 'Du ser hvordan det ville blitt. Planen endres ikke.',
      from: 'Fra',
      to: 'Til',
      choose: 'Velg',
      what: 'Tiltak',
      whole: 'Alle',
      inTheme: (no: number, title: string, n: number) => `Tema ${no} ${title} (${n})`,
      told: (from: string, a: number, b: number, to: string, c: number, d: number) =>
        `${from}: ${a} → ${b}. ${to}: ${c} → ${d}.`,
      changed: (before: string, after: string) => `${before}, ville blitt ${after}`,
      both: (n: number) =>
        n === 1 ? 'På 1 tiltak er begge med fra før.' : `På ${n} tiltak er begge med fra før.`,
      nothing: 'Det er ingenting å overføre.',
      hand: 'Overfør\u00a0…',
      close: 'Lukk forhåndsvisningen',
    },
  },
  sectors: {
    title: 'Balansen i hvert tema',
    rule: 'Hvert tiltak teller én gang for hvert slag som er med, uansett hvor mange de er. Søylen viser hvordan medvirkningen fordeler seg.',
    caption: 'Hvor mange tiltak hvert slag er med i, tema for tema',
    theme: 'Tema',
    actions: 'Tiltak',
    sum: 'Hele planen',
    group: {
      municipality: 'Kommune',
      county: 'Fylkeskommune',
      state: 'Stat',
      'regional-body': 'Regionalt organ',
      academia: 'Forskning og utdanning',
      business: 'Næringsliv',
      'funding-agency': 'Virkemiddelapparat',
      network: 'Nettverk og arrangement',
      other: 'Annet',
    },
    cell: (theme: string, group: string, n: number) => `${theme}, ${group}: ${actions(n)}, vis dem`,
    listed: (theme: string, group: string, n: number) => `${theme}, ${group}: ${actions(n)}`,
    figure: (theme: string, parts: string) => `${theme}: ${parts}`,
    part: (group: string, n: number) => `${group} ${n}`,
    unnamed: (n: number, partners: number) =>
      n === 0
        ? `Ingen av de ${partners} partnerne er en gruppe uten navn.`
        : `${n} av ${partners} partnere er grupper uten navn, som «bedrifter» eller «studenter». De regnes etter slaget de står med i registeret.`,
    oneSided: (n: number) => (n === 1 ? '1 tiltak med bare én sektor' : `${n} tiltak med bare én sektor`),
    oneSidedRule:
      'Her regnes ansvarlige og partnere i fem sektorer: kommune, fylkeskommune, stat og regionale organ er offentlige, og arrangementer og annet hører til nettverk og lag.',
    noneOneSided: 'Ingen tiltak har bare én sektor.',
    only: {
      public: 'bare offentlig',
      research: 'bare FoU',
      business: 'bare næringsliv',
      agency: 'bare virkemiddelapparat',
      network: 'bare nettverk og lag',
    },
  },
};

export type ActorsTexts = typeof actors;
