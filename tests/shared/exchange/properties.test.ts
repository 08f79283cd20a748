import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { propose } from '../../../shared/exchange/propose.ts';
import { readSource } from '../../../shared/exchange/read-source.ts';
import type { Source } from '../../../shared/exchange/source.ts';
import { planToJson } from '../../../shared/exchange/to-json.ts';
import { applyStep, run } from '../../../shared/plan/commands.ts';
import { readAll } from '../../../shared/plan/document.ts';
import { smallPlan } from '../../builders.ts';

const words = fc.constantFrom(
  'Tiltak', 'Ansvar', 'Samarbeidspartnere', 'Frist', 'Id', 'Nr', 'Tema', 'Strategi', 'Merknad', 'Mål', 'Visjon', 'Strategi 1.2: Vekst',
  'Tema 3: Handel', '3 Areal', '3.1 Oversikt', 'Lillehammer kommune', 'Høgskolen', 'HØGSKOLEN', 'LRU', 'LRU1', 'LKP og LRU', 'Gausdal og Øyer kommune',
  'Visit Lom/koordinator', 'Innen 2016', '31.02.2027', '202.01.2014', 'Tiltak a1', 'a1', 'a2', '4', '', '- punkt\n- punkt', 'Gjøre noe. Så mer.',
  'I gang', '=1+1', '🚂', 'x'.repeat(350), 'ord '.repeat(700), 'evt. m.fl.', 'Lag og foreninger',  '\u200b', '…', '-',
); // prettier-ignore
const text = fc.oneof(
  { weight: 8, arbitrary: words },
  { weight: 2, arbitrary: fc.array(words, { maxLength: 4 }).map((list) => list.join(', ').slice(0, 5_000)) },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
);
const cell = fc.record({
  text,
  isRepeat: fc.option(fc.constant(true as const), { nil: undefined, freq: 5 }),
});
const table = fc.integer({ min: 1, max: 6 }).chain((width) =>
  fc.record({
    kind: fc.constant('table' as const),
    rows: fc
      .tuple(fc.boolean(), fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }))
      .map(([hasHeader, rows]) => {
        const header = ['Tiltak', 'Ansvar', 'Partnere', 'Frist', 'Måling', 'Strategi'].slice(0, width);
        return hasHeader ? [header.map((one) => ({ text: one })), ...rows] : rows;
      }),
  }),
);
const block = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), level: fc.integer({ min: 1, max: 4 }), text }),
  fc.record({
    kind: fc.constant('text' as const),
    text,
    isBold: fc.option(fc.constant(true as const), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('item' as const), depth: fc.integer({ min: 0, max: 3 }), text }),
  table,
);
const source: fc.Arbitrary<Source> = fc.record({
  name: fc.constantFrom('Plan.docx', '', 'x'),
  format: fc.constantFrom('docx', 'xlsx', 'csv', 'paste'),
  blocks: fc.array(block, { maxLength: 10 }),
});

/** What stands between names, and the mark of a footnote. */
const glue = new Set(['og', 'lru1']);

const living = <T extends { archived?: boolean }>(list: readonly T[] = []) =>
  list.filter(({ archived }) => !archived);

test('takes in any source as one step that can be taken back, after which nothing is new in it', () => {
  fc.assert(
    fc.property(source, (given) => {
      const doc = smallPlan();
      const before = planToJson(readAll(doc));
      const found = readSource(given);
      const { inverse } = run(doc, 'me', ...propose(found, readAll(doc)).commands);
      expect(propose(found, readAll(doc)).commands).toEqual([]);
      applyStep(doc, 'me', inverse);
      const after = planToJson(readAll(doc));
      expect({
        ...after,
        themes: living(after.themes),
        organisations: living(after.organisations),
      }).toMatchObject({
        ...before,
        themes: before.themes.map(({ id }) => ({ id })),
      });
    }),
    { seed: 6, numRuns: 400 },
  );
});

test('loses no word of a table of actions', () => {
  fc.assert(
    fc.property(table, (one) => {
      const header = one.rows[0]?.map(({ text }) => text).join() ?? '';
      fc.pre(header.startsWith('Tiltak,Ansvar'));
      const doc = smallPlan();
      const found = readSource({ name: 'Plan.docx', format: 'docx', blocks: [one] });
      run(doc, 'me', ...propose(found, readAll(doc)).commands);
      const letters = (said: string) => said.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
      const made = letters(JSON.stringify(planToJson(readAll(doc))).replaceAll('\\n', ' '));
      const said = found.themes
        .flatMap(({ strategies }) =>
          strategies.flatMap(({ actions }) => actions.flatMap(({ words }) => words)),
        )
        .flatMap(({ text }) => letters(text).split(' '));
      expect(said.filter((word) => !glue.has(word) && word.length < 300 && !made.includes(word))).toEqual([]);
    }),
    { seed: 7, numRuns: 300 },
  );
});
