import { describe, expect, test } from 'vitest';
import { halfToken, readQuick, type QuickWorld } from '../../shared/quick-add.ts';

/* How the quick words of a new action's title are read. */

const world: QuickWorld = {
  organisations: [
    { id: 'lkp', name: 'Lillehammer kunnskapspark', short: 'LKP', aliases: ['Kunnskapsparken'] },
    { id: 'lru', name: 'Lillehammer regionen utvikling', short: 'LRU' },
    { id: 'lil', name: 'Lillehammer' },
    { id: 'proto', name: '__proto__' },
    { id: 'img', name: '<img src=x onerror=alert(1)>' },
    { id: 'dots', name: 'A.S. $& (.*)' },
    { id: 'naer', name: 'Næringsforeningen' },
    { id: 'empty', name: '   ' },
  ],
  places: [
    { strategy: 's51', names: ['5', '5.1', 'Bosetting'] },
    { strategy: 's52', names: ['5.2', 'Stolte unge'] },
  ],
};

const read = (text: string, plain?: ReadonlySet<string>) => {
  const { title, tokens } = readQuick(text, world, plain);
  return [
    title,
    ...tokens.map((token) => `${token.kind} ${token.kind === 'time' ? token.phrase : token.id}`),
  ];
};

describe('reads', () => {
  test.each([
    ['Lag en plan', 'Lag en plan'],
    ['Lag en plan @LKP', 'Lag en plan', 'owner lkp'],
    ['Lag en plan @lkp +LRU', 'Lag en plan', 'owner lkp', 'partner lru'],
    ['@LKP lager en plan', 'lager en plan', 'owner lkp'],
    // The longest name counts, and names of several words are whole.
    ['Lag @Lillehammer kunnskapspark en plan', 'Lag en plan', 'owner lkp'],
    ['Lag en plan @Lillehammer kommune', 'Lag en plan kommune', 'owner lil'],
    ['Lag en plan @kunnskapsparken.', 'Lag en plan.', 'owner lkp'],
    ['Lag en plan @naeringsforeningen', 'Lag en plan', 'owner naer'],
    ['Lag en plan @LKP, og mål den', 'Lag en plan, og mål den', 'owner lkp'],
    ['Lag en plan #5', 'Lag en plan', 'place s51'],
    ['Lag en plan #5.2', 'Lag en plan', 'place s52'],
    ['Lag #stolte unge en plan', 'Lag en plan', 'place s52'],
    ['Lag en plan innen mars 2027', 'Lag en plan', 'time innen mars 2027'],
    ['Lag en plan innen utgangen av 2027', 'Lag en plan', 'time innen utgangen av 2027'],
    ['Lag en plan, våren 2027', 'Lag en plan', 'time våren 2027'],
    ['Lag en plan fra høsten 2027', 'Lag en plan', 'time fra høsten 2027'],
    ['Lag en plan innen mars 2027 @LKP', 'Lag en plan', 'owner lkp', 'time innen mars 2027'],
    ['Lag en plan !2027', 'Lag en plan', 'time 2027'],
    ['Lag en plan !hver vår, første gang 2027', 'Lag en plan', 'time hver vår, første gang 2027'],
    // Names that mean something to programs.
    ['Lag @__proto__ en plan', 'Lag en plan', 'owner proto'],
    ['Lag @<img src=x onerror=alert(1)> en plan', 'Lag en plan', 'owner img'],
    ['Lag @A.S. $& (.*) en plan', 'Lag en plan', 'owner dots'],
  ])('%s', (text, ...expected) => expect(read(text)).toEqual(expected));
});

describe('leaves in the title', () => {
  test.each([
    'Skriv til kari@lkp.no',
    'Kurs i C# og F#',
    'Lag en plan @ukjent',
    'Lag en plan @LKPs venner',
    'Lag en plan @LKP-huset',
    'Lag en plan #51',
    'Lag en plan #5.3',
    'Lag en plan #5.2.1',
    'Ansett +2 personer',
    'Bli @ eller + eller #',
    'Kjør @constructor og +toString',
    'Festival 2027',
    'OL 1994',
    'Bra! Og enda bedre',
    'Ferdig !',
    'innen 2027',
    'Si «@LKP» høyt',
    'Ring +47 61 00 00 00',
    '  ',
  ])('%s', (text) => expect(read(text)).toEqual([text.trim()]));

  test('what somebody says is not meant', () => {
    expect(read('Lag #5 og @LKP', new Set(['#5']))).toEqual(['Lag #5 og', 'owner lkp']);
    expect(read('Møte våren 2027', new Set(['våren 2027']))).toEqual(['Møte våren 2027']);
  });
});

test('nothing that is typed takes long to read', () => {
  const long = `${'@Lillehammer '.repeat(200)}${'innen '.repeat(2_000)}`;
  const start = performance.now();
  readQuick(long, world);
  readQuick('innen a '.repeat(5_000), world);
  expect(performance.now() - start).toBeLessThan(2_000);
});

describe('a word being typed', () => {
  test.each([
    ['Lag @', '@', ''],
    ['Lag @lil', '@', 'lil'],
    ['Lag @lillehammer kunn', '@', 'lillehammer kunn'],
    ['Lag +ny akt', '+', 'ny akt'],
    ['#', '#', ''],
  ])('%s', (text, sign, sought) =>
    expect(halfToken(text, text.length, world)).toEqual({ sign, sought, at: text.indexOf(sign) }),
  );

  test.each(['Lag', 'kari@lkp', 'C#', 'Lag @ noe', 'Lag @LKP ', 'Lag @en to tre fire fem'])(
    'none in «%s»',
    (text) => expect(halfToken(text, text.length, world)).toBeUndefined(),
  );
});
