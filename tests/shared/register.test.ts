import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { AppError } from '../../shared/errors.ts';
import { planFromJson } from '../../shared/exchange/from-json.ts';
import { planToJson } from '../../shared/exchange/to-json.ts';
import type { Command } from '../../shared/plan/command-inputs.ts';
import { applyStep, run } from '../../shared/plan/commands.ts';
import { readAll } from '../../shared/plan/document.ts';
import type { Action, Organisation } from '../../shared/plan/schema.ts';
import { treeOf } from '../../shared/plan/tree.ts';

/* Organisations, money and second places of cards. */

const organisation = (id: string, name: string, more: object = {}) => ({ id, name, aliases: [], ...more });
const action = (id: string, owners: string[], partners: string[] = []) => ({
  id,
  title: id,
  owners,
  partners,
});

const build = (): Y.Doc =>
  planFromJson({
    plan: {},
    themes: [
      {
        id: 't1',
        title: 'T1',
        strategies: [
          { id: 's1', title: 'S1', actions: [action('a1', ['x', 'y'], ['z']), action('a2', ['z', 'x'])] },
          { id: 's2', title: 'S2', actions: [action('a3', ['y'], ['x']), action('a4', [])] },
        ],
      },
    ],
    organisations: [
      organisation('x', 'Kunnskapsparken', { short: 'LKP', aliases: ['Parken'] }),
      organisation('y', 'Høgskolen'),
      organisation('z', 'Regionrådet', { aliases: ['Parken'] }),
    ],
  });
const act = (doc: Y.Doc, ...commands: Command[]) => run(doc, 'anna', ...commands);
const actionIn = (doc: Y.Doc, id: string) => readAll(doc).actions.get(id) as Action;
const organisationIn = (doc: Y.Doc, id: string) => readAll(doc).organisations.get(id) as Organisation;
const whole = (doc: Y.Doc) => JSON.stringify(planToJson(readAll(doc)));
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};

test('two organisations become one: its names live on, every card follows, and one undo takes it back', () => {
  const doc = build();
  const before = whole(doc);
  const { inverse } = act(doc, { name: 'mergeOrganisations', input: { from: 'x', into: 'z' } });
  expect([actionIn(doc, 'a1').owners, actionIn(doc, 'a1').partners]).toEqual([['z', 'y'], []]);
  expect(actionIn(doc, 'a2').owners, 'the better place of the two').toEqual(['z']);
  expect(actionIn(doc, 'a3').partners).toEqual(['z']);
  expect(organisationIn(doc, 'z').aliases).toEqual(['Parken', 'Kunnskapsparken', 'LKP']);
  expect(organisationIn(doc, 'x')).toMatchObject({ archived: true, mergedInto: 'z' });
  applyStep(doc, 'anna', inverse);
  expect(whole(doc)).toBe(before);
});

test('what one has is handed over: leading, taking part, or both, and in chosen actions only', () => {
  const doc = build();
  act(doc, { name: 'handOver', input: { from: 'x', to: 'z', roles: ['partners'] } });
  expect(actionIn(doc, 'a3').partners).toEqual(['z']);
  expect(actionIn(doc, 'a2').owners).toEqual(['z', 'x']);
  act(doc, { name: 'handOver', input: { from: 'x', to: 'y', roles: ['owners'], actions: ['a2'] } });
  expect([actionIn(doc, 'a1').owners, actionIn(doc, 'a2').owners]).toEqual([
    ['x', 'y'],
    ['z', 'y'],
  ]);
  const give = (from: string, to: string) =>
    codeOf(() => act(doc, { name: 'handOver', input: { from, to, roles: ['owners'] } }));
  expect([give('x', 'nobody'), give('x', 'x')]).toEqual(['not-found', 'bad-input']);
});

test('nobody stands on a card twice: who takes over the lead does not join it too, and who leads takes over nothing', () => {
  const doc = build();
  act(doc, { name: 'handOver', input: { from: 'y', to: 'z', roles: ['owners'], actions: ['a1'] } });
  expect([actionIn(doc, 'a1').owners, actionIn(doc, 'a1').partners]).toEqual([['x', 'z'], []]);
  const { inverse } = act(doc, { name: 'handOver', input: { from: 'x', to: 'y', roles: ['partners'] } });
  expect([actionIn(doc, 'a3').owners, actionIn(doc, 'a3').partners]).toEqual([['y'], []]);
  applyStep(doc, 'anna', inverse);
  expect(actionIn(doc, 'a3').partners).toEqual(['x']);
});

test('an organisation may be called anything', () => {
  const doc = build();
  const { created } = act(doc, {
    name: 'createOrganisation',
    input: { name: '__proto__', kind: 'business' },
  });
  expect(organisationIn(doc, created[0]!)).toMatchObject({
    name: '__proto__',
    kind: 'business',
    aliases: [],
  });
  const again = () => act(doc, { name: 'createOrganisation', input: { name: 'X', id: 'x' } });
  expect(codeOf(again)).toBe('exists');
});

test('money is written in rows, each with how far it has come', () => {
  const doc = build();
  const row = (rowId: string, row: object | null) =>
    act(doc, { name: 'setFunding', input: { id: 'a1', rowId, row: row as never } });
  row('r1', { source: 'Regionrådet', amount: 50_000, state: 'granted' });
  const { inverse } = row('r2', { source: 'Bedriftene', state: 'idea' });
  expect(actionIn(doc, 'a1').funding).toEqual([
    { id: 'r1', source: 'Regionrådet', amount: 50_000, state: 'granted' },
    { id: 'r2', source: 'Bedriftene', state: 'idea' },
  ]);
  applyStep(doc, 'anna', inverse);
  row('r1', null);
  expect(actionIn(doc, 'a1').funding).toEqual([]);
  expect(codeOf(() => row('r3', { source: 'Noen', amount: -1, state: 'granted' }))).toBe('bad-input');
});

test('a card is shown under a second strategy, in its order there, and only once where it is at home', () => {
  const doc = build();
  const cards = (strategy: string) => treeOf(readAll(doc)).cards.get(strategy);
  act(doc, { name: 'showAlso', input: { id: 'a1', strategyId: 's2', after: 'a3' } });
  expect([cards('s1'), cards('s2')]).toEqual([
    ['a1', 'a2'],
    ['a3', 'a1', 'a4'],
  ]);
  act(doc, { name: 'moveAction', input: { id: 'a2', strategyId: 's2', before: 'a1' } });
  expect(cards('s2')).toEqual(['a3', 'a2', 'a1', 'a4']);
  const { inverse } = act(doc, { name: 'moveAction', input: { id: 'a1', strategyId: 's2' } });
  expect([cards('s2'), actionIn(doc, 'a1').alsoIn]).toEqual([['a3', 'a2', 'a4', 'a1'], []]);
  applyStep(doc, 'anna', inverse);
  act(doc, { name: 'hideThere', input: { id: 'a1', strategyId: 's2' } });
  expect([cards('s1'), cards('s2')]).toEqual([['a1'], ['a3', 'a2', 'a4']]);
});

test('all of it comes back from a file as it was', () => {
  const doc = build();
  act(
    doc,
    { name: 'showAlso', input: { id: 'a4', strategyId: 's1', after: 'a1' } },
    { name: 'setFunding', input: { id: 'a1', rowId: 'r1', row: { source: 'Fylket', state: 'applied' } } },
    {
      name: 'setFields',
      input: {
        entity: 'action',
        id: 'a1',
        fields: {
          nextStep: 'Møte',
          nextDate: '2027-01-15',
          horizon: 'two-years',
          benefitRegion: 'Flere jobber',
        },
      },
    },
    {
      name: 'setFields',
      input: {
        entity: 'organisation',
        id: 'y',
        fields: { planned: true, plannedFrom: '2027-01-01', contact: 'Førstelinjen' },
      },
    },
    { name: 'mergeOrganisations', input: { from: 'x', into: 'z' } },
  );
  expect(whole(planFromJson(planToJson(readAll(doc))))).toBe(whole(doc));
});
