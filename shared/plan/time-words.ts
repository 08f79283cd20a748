/* The words of time phrases: bokmål, nynorsk, Danish, English. All in small letters. */

const words = (text: string): string[] => text.trim().split(/\s+/);
const setOf = (text: string): ReadonlySet<string> => new Set(words(text));

const monthRows = [
  'januar january jan',
  'februar february feb',
  'mars march marts mar',
  'april apr',
  'mai may maj',
  'juni june jun',
  'juli july',
  'august aug',
  'september sep sept',
  'oktober october okt oct',
  'november nov',
  'desember december des dec',
];
/** From 1. */
export const months: ReadonlyMap<string, number> = new Map(
  monthRows.flatMap((row, index) => words(row).map((word) => [word, index + 1] as const)),
);

export type Season = 'spring' | 'summer' | 'autumn' | 'winter';
const seasonRows: Record<Season, string> = {
  spring: 'vår våren vårsemester vårsemesteret vårhalvåret forår foråret spring',
  summer: 'sommer sommeren sommar sommaren summer',
  autumn:
    'høst høsten haust hausten høstsemester høstsemesteret haustsemester haustsemesteret høsthalvåret hausthalvåret efterår efteråret autumn fall',
  winter: 'vinter vinteren winter',
};
export const seasons: ReadonlyMap<string, Season> = new Map(
  (Object.keys(seasonRows) as Season[]).flatMap((season) =>
    words(seasonRows[season]).map((word) => [word, season] as const),
  ),
);
/** First and last month of each, as plans of Norwegian municipalities use the words: spring is the first half of the year. */
export const seasonMonths: Readonly<Record<Season, readonly [number, number]>> = {
  spring: [1, 6],
  summer: [6, 8],
  autumn: [8, 12],
  winter: [1, 3],
};

export const ordinals: ReadonlyMap<string, number> = new Map(
  ['første fyrste first', 'andre annet anden second', 'tredje third', 'fjerde fourth'].flatMap((row, index) =>
    words(row).map((word) => [word, index + 1] as const),
  ),
);
export const halfYears = setOf('halvår halvåret half');
export const quarters = setOf('kvartal kvartalet quarter');
export const weeks = setOf('uke veke uge week');
export const schoolYears = setOf('skoleåret skoleår skuleåret skuleår studieåret skolestart skulestart');
export const newYears = setOf('årsskiftet årsskifte årsskiftet');

/** The beginning, the middle and the end of something. */
export const early = setOf('primo begynnelsen byrjinga starten tidlig tidleg beginning early start');
export const middle = setOf('medio midten midt mid middle');
export const late = setOf('ultimo slutten utgangen utløpet udgangen enden end');
/** What may stand between such a word, a season or an ordinal, and what it is of. */
export const links = setOf('av af of i in på the år året st nd rd th de den');
/** What is no year: "2000 kr". */
export const counted = setOf('kr kroner nok mill mrd deltakere deltakarar personer stk timer');

export const deadlineWords = setOf(
  'innen innan inden by senest seinast senast ferdig ferdige klar klart klare levering leveres leverast frist fristen ' +
    'søknadsfrist søknadsfristen fram frem mot lansering lanseres til tom avsluttes avsluttast avsluttet fullført fullføres ' +
    'gjennomført ready done finished deadline due until',
);
/** It happens then, and not all the time from then on. */
export const onceWords = setOf(
  'operativ oppstart start starter startar startes starts igangsettes begynner byrjar',
);
export const fromWords = setOf('fra frå from fom siden sidan since første fyrste first');
export const beforeWords = setOf('før before');
export const afterWords = setOf('etter after');
/** What binds two points to one stretch. */
export const betweenWords = setOf('- – — / til to og and & og');

export const everyWords = setOf('hver kvar hvert kvart every each');
export const yearlyWords = setOf('årlig årleg årlige årlege årligt annually yearly annual');
export const twiceWords = setOf('halvårlig halvårleg halvårlige halvårlege halvårligt twice biannually');
export const timesWords = setOf('ganger gonger gange times');
export const continuousWords = setOf(
  'kontinuerlig kontinuerleg kontinuerligt løpende løpande løbende fortløpende fortløpande continuous continuously ongoing ' +
    'permanent utover varig',
);
/** In phrases like "i året" and "per år". */
export const perWords = setOf('i per pr om a');
export const yearWords = setOf('året år year');

export const conditionWords = setOf(
  'behov når dersom hvis viss forutsatt føresett avhengig forutsetning needed when if provided',
);
export const unclearWords = setOf('uavklart uavklara uavklaret usikkert usikker tbd tba unknown ? uklart');
