import { describe, expect, test } from 'vitest';
import { hasImpossibleDate } from '../../shared/plan/timeframe.ts';
import { correctedPhrase, readTime, type TimeReading } from '../../shared/plan/time-phrase.ts';
import { exampleSource } from '../builders.ts';

/* How the time phrases of plans are read. */

type Row = [phrase: string, start: string, due: string, precision: string, recurrence: string, doubt: string];

/** Every phrase of the example plan. */
const ofThePlan: Row[] = [
  ['Innen januar 2015', '', '2015-01-31', 'month', 'once', ''],
  ['Kartlegging innen mars 2015', '', '2015-03-31', 'month', 'once', ''],
  ['Plan for arbeidet klar innen januar 2015', '', '2015-01-31', 'month', 'once', ''],
  ['Innen desember 2014', '', '2014-12-31', 'month', 'once', ''],
  ['Innen mars 2015', '', '2015-03-31', 'month', 'once', ''],
  ['Operativ fra 02.01.2015', '2015-01-02', '', 'day', 'once', ''],
  ['Innen utgangen av 2016', '', '2016-12-31', 'year', 'once', ''],
  ['I løpet av 2014', '2014-01-01', '2014-12-31', 'year', 'once', ''],
  ['Operativ fra 202.01.2014 (sic)', '', '', 'none', '', 'impossible-date'],
  ['Fra 02.01.2015', '2015-01-02', '', 'day', 'continuous', ''],
  ['Oppstart høsten 2014, lansering vinter 2015', '2014-08-01', '2015-03-31', 'season', 'once', ''],
  ['Plan klar innen desember 2014', '', '2014-12-31', 'month', 'once', ''],
  ['Juni 2015; i bruk fra skolestart 2015/2016', '', '2015-06-30', 'month', 'once', ''],
  ['Januar 2015', '', '2015-01-31', 'month', 'once', ''],
  ['Plan klar innen januar 2015', '', '2015-01-31', 'month', 'once', ''],
  ['Plan klar innen Januar 2015', '', '2015-01-31', 'month', 'once', ''],
  ['Februar 2016', '', '2016-02-29', 'month', 'once', ''],
  ['Kontinuerlig, i takt med yrkesutdanningen', '', '', 'none', 'continuous', ''],
  ['Plan klar juni 2015', '', '2015-06-30', 'month', 'once', ''],
  ['Overgripende plan og konsept klart juni 2015', '', '2015-06-30', 'month', 'once', ''],
  ['Inngår i plan og konsept klart juni 2015', '', '2015-06-30', 'month', 'once', ''],
  ['Kontinuerlig, i takt med studietilbudet', '', '', 'none', 'continuous', ''],
  ['Fra 2015', '2015-01-01', '', 'year', 'continuous', ''],
  ['Minst tre arrangementer i året fra 2015', '2015-01-01', '', 'year', 'yearly', ''],
  [
    'Avklare miksekino høsten 2014, realisere lyd og bilde i 2015',
    '2014-08-01',
    '2015-12-31',
    'season',
    'once',
    '',
  ],
  ['Ferdig våren 2015', '', '2015-06-30', 'season', 'once', ''],
  ['Fram mot januar 2015', '', '2015-01-31', 'month', 'once', ''],
  ['Høsten 2014', '2014-08-01', '2014-12-31', 'season', 'once', ''],
  ['Hver oktober og mars, første gang mars 2015', '2015-03-01', '', 'month', 'twice-yearly', ''],
  ['2014/2015', '2014-01-01', '2015-12-31', 'year', 'once', ''],
  ['Årlig, første gang mars 2015', '2015-03-01', '', 'month', 'yearly', ''],
  ['Årlig, første utlysning 2015', '2015-01-01', '', 'year', 'yearly', ''],
  ['Fra våren 2014', '2014-01-01', '', 'season', 'continuous', ''],
  ['2015', '2015-01-01', '2015-12-31', 'year', 'once', ''],
  ['Levering 2015', '', '2015-12-31', 'year', 'once', ''],
  ['Løpende og langsiktig', '', '', 'none', 'continuous', ''],
  ['2014-2015', '2014-01-01', '2015-12-31', 'year', 'once', ''],
  ['Innen 2018', '', '2018-12-31', 'year', 'once', ''],
  ['Fra 2014, kontinuerlig', '2014-01-01', '', 'year', 'continuous', ''],
  ['2014–2015, sommer og vinter', '2014-01-01', '2015-12-31', 'year', 'once', ''],
  ['2013 - 2015', '2013-01-01', '2015-12-31', 'year', 'once', ''],
  ['2014 - 2015', '2014-01-01', '2015-12-31', 'year', 'once', ''],
  ['Uavklart', '', '', 'none', '', 'unclear'],
  ['Høsten 2014 til våren 2015', '2014-08-01', '2015-06-30', 'season', 'once', ''],
  ['Løpende, utlyses to ganger i året', '', '', 'none', 'twice-yearly', ''],
  ['2014-2016', '2014-01-01', '2016-12-31', 'year', 'once', ''],
  ['Våren 2015', '2015-01-01', '2015-06-30', 'season', 'once', ''],
  ['Løpende', '', '', 'none', 'continuous', ''],
  ['Høst 2014', '2014-08-01', '2014-12-31', 'season', 'once', ''],
  ['Innen juni 2014', '', '2014-06-30', 'month', 'once', ''],
  ['Innen september 2014', '', '2014-09-30', 'month', 'once', ''],
  ['Kontinuerlig', '', '', 'none', 'continuous', ''],
  ['Februar 2015', '', '2015-02-28', 'month', 'once', ''],
  ['Kontinuerlig, ett prosjekt i året', '', '', 'none', 'yearly', ''],
  ['Høsten 2015', '2015-08-01', '2015-12-31', 'season', 'once', ''],
  ['Søknadsfristen våren 2016', '', '2016-06-30', 'season', 'once', ''],
  ['Vinteren 2016', '2016-01-01', '2016-03-31', 'season', 'once', ''],
  ['Andre halvår 2015', '2015-07-01', '2015-12-31', 'season', 'once', ''],
  ['Innen oktober 2015', '', '2015-10-31', 'month', 'once', ''],
  ['Mars 2015', '', '2015-03-31', 'month', 'once', ''],
  ['August 2014', '', '2014-08-31', 'month', 'once', ''],
  ['Desember 2014', '', '2014-12-31', 'month', 'once', ''],
  ['Minst fem kontaktet innen desember 2014', '', '2014-12-31', 'month', 'once', ''],
  ['Fra august 2014, kontinuerlig', '2014-08-01', '', 'month', 'continuous', ''],
  ['Strategi klar innen desember 2014', '', '2014-12-31', 'month', 'once', ''],
  ['Implementert innen januar 2015', '', '2015-01-31', 'month', 'once', ''],
  ['Implementert innen juni 2015', '', '2015-06-30', 'month', 'once', ''],
  ['Innen august 2014; lager deretter egen møteplan', '', '2014-08-31', 'month', 'once', ''],
  ['Innen oktober 2014', '', '2014-10-31', 'month', 'once', ''],
  ['Etableres i første halvår 2015', '2015-01-01', '2015-06-30', 'season', 'once', ''],
  ['Når arealplanene revideres', '', '', 'none', '', 'condition'],
  ['Innen 31.12.2014', '', '2014-12-31', 'day', 'once', ''],
  ['Fase 1 innen 31.12.2014, alt innen 2016', '', '2016-12-31', 'year', 'once', ''],
  ['Innen 31.3.2015', '', '2015-03-31', 'day', 'once', ''],
  ['Vurderes innen 30.6.2015', '', '2015-06-30', 'day', 'once', ''],
  ['Ved behov', '', '', 'none', '', 'condition'],
  ['Når arealplanene rulleres', '', '', 'none', '', 'condition'],
];

/** In other languages and other ways. */
const others: Row[] = [
  ['Innan utgangen av 2026', '', '2026-12-31', 'year', 'once', ''],
  ['Hausten 2027', '2027-08-01', '2027-12-31', 'season', 'once', ''],
  ['Frå våren 2027', '2027-01-01', '', 'season', 'continuous', ''],
  ['Kvart år, første gong mars 2027', '2027-03-01', '', 'month', 'yearly', ''],
  ['To gonger i året frå 2026', '2026-01-01', '', 'year', 'twice-yearly', ''],
  ['Årleg', '', '', 'none', 'yearly', ''],
  ['Kontinuerleg frå 01.03.2026', '2026-03-01', '', 'day', 'continuous', ''],
  ['Kvar vår og haust', '', '', 'none', 'twice-yearly', ''],
  ['Inden udgangen af 2026', '', '2026-12-31', 'year', 'once', ''],
  ['Løbende', '', '', 'none', 'continuous', ''],
  ['Efteråret 2026', '2026-08-01', '2026-12-31', 'season', 'once', ''],
  ['Senest 1. maj 2026', '', '2026-05-01', 'day', 'once', ''],
  ['By the end of March 2027', '', '2027-03-31', 'month', 'once', ''],
  ['Spring 2027', '2027-01-01', '2027-06-30', 'season', 'once', ''],
  ['Every year from 2026', '2026-01-01', '', 'year', 'yearly', ''],
  ['Twice a year', '', '', 'none', 'twice-yearly', ''],
  ['May 1, 2026', '', '2026-05-01', 'day', 'once', ''],
  ['1st of June 2027', '', '2027-06-01', 'day', 'once', ''],
  ['From autumn 2026 to spring 2028', '2026-08-01', '2028-06-30', 'season', 'once', ''],
  ['Ongoing', '', '', 'none', 'continuous', ''],
  ['Q3 2026', '2026-07-01', '2026-09-30', 'season', 'once', ''],
  ['3. kvartal 2026', '2026-07-01', '2026-09-30', 'season', 'once', ''],
  ['Tredje kvartal 2026', '2026-07-01', '2026-09-30', 'season', 'once', ''],
  ['uke 12 2027', '2027-03-22', '2027-03-28', 'day', 'once', ''],
  ['Veke 53, 2026', '2026-12-28', '2027-01-03', 'day', 'once', ''],
  ['1. halvår 2027', '2027-01-01', '2027-06-30', 'season', 'once', ''],
  ['Andre halvår 2027', '2027-07-01', '2027-12-31', 'season', 'once', ''],
  ['medio mai 2026', '', '2026-05-15', 'month', 'once', ''],
  ['Primo 2027', '2027-01-01', '2027-03-31', 'season', 'once', ''],
  ['Ultimo 2026', '', '2026-12-31', 'year', 'once', ''],
  ['Slutten av mai 2026', '', '2026-05-31', 'month', 'once', ''],
  ['snarest', '', '', 'none', '', 'unclear'],
  ['14.2.27', '', '2027-02-14', 'day', 'once', ''],
  ['1.6.2026', '', '2026-06-01', 'day', 'once', ''],
  ['1/5-2026', '', '2026-05-01', 'day', 'once', ''],
  ['2026-05-01', '', '2026-05-01', 'day', 'once', ''],
  ['1. desember 2026', '', '2026-12-01', 'day', 'once', ''],
  ['2026/27', '2026-01-01', '2027-12-31', 'year', 'once', ''],
  ['Skoleåret 2026/27', '2026-08-01', '2027-06-30', 'season', 'once', ''],
  ['Vinteren 2026/27', '2026-12-01', '2027-03-31', 'season', 'once', ''],
  ['Årsskiftet 2026/2027', '', '2026-12-31', 'month', 'once', ''],
  ['mai–august 2026', '2026-05-01', '2026-08-31', 'month', 'once', ''],
  ['15.–20. mai 2026', '2026-05-15', '2026-05-20', 'day', 'once', ''],
  ['Fra mai til august 2026', '2026-05-01', '2026-08-31', 'month', 'once', ''],
  ['Desember til februar 2027', '2026-12-01', '2027-02-28', 'month', 'once', ''],
  ['15.08.2026 - 01.10.2026', '2026-08-15', '2026-10-01', 'day', 'once', ''],
  ['2026–2028, deretter løpende', '2026-01-01', '2028-12-31', 'year', 'continuous', ''],
  ['2026–2028, årlig', '2026-01-01', '2028-12-31', 'year', 'yearly', ''],
  ['Før sommeren 2027', '', '2027-05-31', 'season', 'once', ''],
  ['Før 1. mai 2027', '', '2027-04-30', 'day', 'once', ''],
  ['Etter 2027', '2028-01-01', '', 'year', 'once', ''],
  ['Fra og med 2026', '2026-01-01', '', 'year', 'continuous', ''],
  ['T.o.m. 2028', '', '2028-12-31', 'year', 'once', ''],
  ['F.o.m. 01.01.2027', '2027-01-01', '', 'day', 'continuous', ''],
  ['2014 / kontinuerlig', '2014-01-01', '', 'year', 'continuous', ''],
  ['To ganger årlig', '', '', 'none', 'twice-yearly', ''],
  ['Per år', '', '', 'none', 'yearly', ''],
  ['Innen 2027, forutsatt finansiering', '', '2027-12-31', 'year', 'once', 'condition'],
  ['Når midler er på plass', '', '', 'none', '', 'condition'],
  ['Uavklart, trolig 2028', '2028-01-01', '2028-12-31', 'year', 'once', 'unclear'],
  ['31.02.2027', '', '', 'none', '', 'impossible-date'],
  ['31. februar 2027', '', '', 'none', '', 'impossible-date'],
  ['Innen 31.13.2027', '', '', 'none', '', 'impossible-date'],
  ['29.02.2028', '', '2028-02-29', 'day', 'once', ''],
  ['Budsjett 2000 kr', '', '', 'none', '', 'unclear'],
  ['Fase 2', '', '', 'none', '', 'unclear'],
  ['Mars 2027; evaluering mai 2028', '', '2027-03-31', 'month', 'once', ''],
  ['Innen to år', '', '', 'none', '', 'unclear'],
];

const rowOf = (phrase: string, { start, due, precision, recurrence, doubt }: TimeReading): Row => [
  phrase,
  start ?? '',
  due ?? '',
  precision,
  recurrence ?? '',
  doubt ?? '',
];

test.each([...ofThePlan, ...others])('%s: %s to %s, %s, %s %s', (...row) => {
  expect(rowOf(row[0], readTime(row[0]))).toEqual(row);
});

test('the example plan says the same of each of its phrases', () => {
  // That these are done every year stands in the title of the action, not in the phrase.
  const knowMore = new Set(['Plan klar innen januar 2015', 'Plan klar innen Januar 2015']);
  const actions = exampleSource().themes.flatMap(({ strategies }) =>
    strategies.flatMap((one) => one.actions),
  );
  const times = actions.flatMap(({ time }) => (time ? [time] : []));
  for (const { text, start, due, recurrence, precision } of times) {
    const read = readTime(text);
    const said = { start, due, precision, recurrence: knowMore.has(text) ? read.recurrence : recurrence };
    expect([text, { ...said }]).toEqual([
      text,
      { start: read.start, due: read.due, precision: read.precision, recurrence: read.recurrence },
    ]);
  }
  const listed = ofThePlan.map(([phrase]) => phrase);
  expect([...new Set(times.map(({ text }) => text))].toSorted()).toEqual(listed.toSorted());
});

describe('a day that does not exist', () => {
  test.each([
    ['Operativ fra 202.01.2014 (sic)', 'Operativ fra 02.01.2014 (sic)'],
    ['31.02.2027', '28.02.2027'],
    ['Innen 31.4.2027', 'Innen 30.04.2027'],
    ['Innen 12.31.2027', 'Innen 31.12.2027'],
    ['99.99.2027', undefined],
    ['Innen 31.12.2027', undefined],
    ['', undefined],
  ])('%s was probably meant as %s', (phrase, corrected) => {
    expect(correctedPhrase(phrase)).toBe(corrected);
    expect(hasImpossibleDate(phrase)).toBe(readTime(phrase).doubt === 'impossible-date');
    expect(readTime(corrected ?? '').doubt).toBeUndefined();
  });
});

test('an empty phrase says nothing, and is in no doubt', () => {
  for (const phrase of ['', '   ', '\n']) expect(readTime(phrase)).toEqual({ precision: 'none' });
});

/** Random numbers that a seed gives again (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pieces = [
  ...[...ofThePlan, ...others].flatMap(([phrase]) => phrase.split(' ')),
  '1',
  '31',
  '999',
  '2026',
  '99999999999999',
  '.',
  '/',
  '-',
  '–',
  ';',
  ',',
  '\u202e',
  '😀',
  '\ud800',
  'é',
  '٣',
  '\0',
  '__proto__',
  'constructor',
  'toString',
  'İ',
  'ﬁ',
  'hver',
  'og',
  'til',
  'uke',
  'Q',
  'i',
  'år',
];

function randomPhrase(random: () => number): string {
  const length = Math.floor(random() * 300);
  let text = '';
  while (text.length < length) {
    const isWild = random() < 0.1;
    text += isWild
      ? String.fromCharCode(Math.floor(random() * 0x10000))
      : pieces[Math.floor(random() * pieces.length)];
    if (random() < 0.7) text += ' ';
  }
  return text.slice(0, 300);
}

const iso = /^\d{4}-\d\d-\d\d$/;

test.each([1, 2, 3, 2026])('whatever is written (seed %i), the reading is one that can be stored', (seed) => {
  const random = randomOf(seed);
  for (let n = 0; n < 2_000; n++) {
    const phrase = randomPhrase(random);
    const { start, due } = readTime(phrase);
    for (const date of [start, due])
      if (date !== undefined && (!iso.test(date) || !Number.isFinite(Date.parse(date))))
        throw new Error(`seed ${seed}: ${JSON.stringify(phrase)} gave ${date}`);
    expect(() => correctedPhrase(phrase)).not.toThrow();
  }
});

test('the longest phrases take no longer than their length', () => {
  const worst = [
    '1.',
    '2026-',
    'mai ',
    'uke 1 ',
    'i år ',
    'hver ',
    '1. ',
    '202.01.',
    'q3',
    'a',
    '9',
    'til ',
    'skoleåret 2026/',
  ];
  // The quickest of several: what else the machine does is not counted.
  const quickest = (phrase: string): number =>
    Math.min(
      ...Array.from({ length: 30 }, () => {
        const begin = performance.now();
        readTime(phrase);
        return performance.now() - begin;
      }),
    );
  const slow = worst
    .map((piece) => piece.repeat(300).slice(0, 300))
    .filter((phrase) => quickest(phrase) >= 1);
  expect(slow).toEqual([]);
  // What is longer than a phrase may be is not looked at: a text of a million letters costs no more.
  const huge = 'mai '.repeat(250_000);
  expect(quickest(huge)).toBeLessThan(quickest(huge.slice(0, 300)) * 10 + 1);
});
