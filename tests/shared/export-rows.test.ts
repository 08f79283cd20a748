import { describe, expect, test } from 'vitest';
import { sheetsOf, type SheetCell } from '../../shared/exchange/export-rows.ts';
import { planFromJson } from '../../shared/exchange/from-json.ts';
import { actionColumns, exchangeWords, type ActionColumn } from '../../shared/exchange/words.ts';
import { card as cardEn } from '../../shared/i18n/card/en.ts';
import { card as cardNb } from '../../shared/i18n/card/nb.ts';
import { card as cardNn } from '../../shared/i18n/card/nn.ts';
import { en } from '../../shared/i18n/en.ts';
import { languages } from '../../shared/i18n/languages.ts';
import { nb } from '../../shared/i18n/nb.ts';
import { nn } from '../../shared/i18n/nn.ts';
import { readAll } from '../../shared/plan/document.ts';

const action = (id: string, more: object = {}) => ({
  id,
  title: `Tiltak ${id}`,
  owners: [],
  partners: [],
  status: 'proposed',
  ...more,
});
const theme = (id: string, no: number, strategies: object[], more: object = {}) => ({
  id,
  no,
  title: `Tema ${id}`,
  subGoals: [],
  indicators: [],
  strategies,
  ...more,
});
const strategy = (id: string, actions: object[], more: object = {}) => ({
  id,
  title: `Strategi ${id}`,
  actions,
  ...more,
});

const row = (id: string, source: string, amount: number | undefined, state: string) => ({
  id,
  source,
  amount,
  state,
});

const plan = {
  format: 'samplan-plan/1',
  plan: { title: 'Plan' },
  themes: [
    theme('t1', 1, [
      strategy('s1', [
        action('a1', {
          number: '1.1.1',
          owners: ['hil', 'lk'],
          partners: ['gammel'],
          status: 'under-way',
          time: { text: 'Våren 2027', start: '2027-01-01', due: '2027-06-30', recurrence: 'yearly' },
          funding: {
            text: 'Litt av hvert',
            rows: [row('r1', 'Fylket', 50_000, 'granted'), row('r2', 'Staten', undefined, 'applied')],
          },
        }),
        action('a2', { archived: true }),
      ], { number: '1.1', alsoActions: [{ id: 'a3', at: 0 }] }),
      strategy('s2', [action('a4', { archived: true, archivedWith: 's2' })], { archived: true }),
    ]),
    theme('t2', 2, [
      strategy('s3', [
        action('a3', {
          status: 'idea',
          funding: { rows: [row('r1', 'Fondet', 70_000, 'applied'), row('r2', 'Fylket', 5_000, 'granted')] },
        }),
      ]),
    ]),
  ],
  unplacedStrategies: [strategy('s4', [action('a5')], { themeId: 'borte' })],
  unplaced: [action('a6', { strategyId: 'borte' })],
  organisations: [
    { id: 'lk', name: 'Lillehammer kommune', aliases: ['LK', 'Kommunen'], kind: 'municipality', planned: true },
    { id: 'hil', name: 'Høgskolen', aliases: [] },
    { id: 'gammel', name: 'Gammel', aliases: [], archived: true, mergedInto: 'lk' },
  ],
}; // prettier-ignore

const sheets = (language: (typeof languages)[number] = 'nb', org?: string) =>
  sheetsOf({ records: readAll(planFromJson(plan)), plan: 'p', seq: 7, day: '2026-11-21', language, org });
const cell = (cells: readonly SheetCell[], column: ActionColumn) => cells[actionColumns.indexOf(column)];

describe('rows of a plan', () => {
  const [actions, organisations, sums, about] = sheets();

  test('are of living actions, each once, in shown order, and last those without a place', () => {
    expect(actions!.rows.map(([id]) => id)).toEqual(['a1', 'a3', 'a5', 'a6']);
    expect(actions!.rows.map((one) => [cell(one, 'theme'), cell(one, 'strategy')])).toEqual([
      ['1 Tema t1', '1.1 Strategi s1'],
      ['2 Tema t2', 'Strategi s3'],
      ['Uten plass', 'Strategi s4'],
      ['Uten plass', undefined],
    ]);
  });

  test('say what stands on the card, in words and real days', () => {
    const [a1] = actions!.rows;
    const said = Object.fromEntries(actionColumns.map((column) => [column, cell(a1!, column)]));
    expect(said).toMatchObject({
      number: '1.1.1',
      // Who leads comes first; one that was merged goes by the name of what it is now.
      owners: 'Høgskolen; Lillehammer kommune',
      partners: 'Lillehammer kommune',
      time: 'Våren 2027',
      start: { day: '2027-01-01' },
      due: { day: '2027-06-30' },
      recurrence: 'hvert år',
      funding: 'Litt av hvert',
      fundingRows: 'Fylket 50\u00a0000 kr (innvilget); Staten beløp ikke kjent (søkt)',
      status: 'I gang',
      description: undefined,
    });
  });

  test('sum up by theme, money by its state and never across', () => {
    const at = (name: string) => sums!.columns.findIndex(({ header }) => header === name);
    const told = sums!.rows.map((one) =>
      ['Tema', 'Tiltak', 'Idé', 'I gang', 'Midler: søkt (kr)', 'Midler: innvilget (kr)'].map(
        (name) => one[at(name)],
      ),
    );
    expect(told).toEqual([
      ['1 Tema t1', 1, 0, 1, undefined, 50_000],
      ['2 Tema t2', 1, 1, 0, 70_000, 5_000],
      ['Uten plass', 2, 0, 0, undefined, undefined],
      ['Hele planen', 4, 1, 1, 70_000, 55_000],
    ]);
  });

  test('tell of living organisations, and of the file', () => {
    expect(organisations!.rows.map(([id]) => id)).toEqual(['lk', 'hil']);
    expect(organisations!.rows[0]).toEqual([
      'lk', 'Lillehammer kommune', undefined, 'Kommune', undefined, undefined, undefined, 'LK; Kommunen', 'ja',
    ]); // prettier-ignore
    expect(about!.rows.map(([, value]) => value)).toEqual(['Plan', 'p', 7, { day: '2026-11-21' }]);
  });

  test('of one organisation are what it leads or joins', () => {
    expect(sheets('nb', 'hil')[0]!.rows.map(([id]) => id)).toEqual(['a1']);
    expect(sheets('nn', 'hil')[3]!.rows.at(-1)).toEqual(['Berre tiltak med', 'Høgskolen']);
  });
});

describe('words of files', () => {
  test.each([
    ['nb', nb, cardNb],
    ['nn', nn, cardNn],
    ['en', en, cardEn],
  ] as const)('in %s are those of the board', (language, messages, card) => {
    const words = exchangeWords[language];
    expect(words.status).toEqual(messages.status);
    expect(words.recurrence).toEqual(card.history.recurrence);
    expect(words.fundingState).toEqual(card.history.funding);
    expect(words.horizon).toEqual(card.horizon);
  });

  test.each(languages)('in %s no two columns are called alike', (language) => {
    const headers = sheets(language).map(({ columns }) => columns.map(({ header }) => header));
    for (const names of headers) expect(new Set(names).size).toBe(names.length);
  });
});
