import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { AppError } from '../../shared/errors.ts';
import { planFromJson } from '../../shared/exchange/from-json.ts';
import type { ActionJson } from '../../shared/exchange/plan-json.ts';
import { planToJson } from '../../shared/exchange/to-json.ts';
import { isBroken, readAll, rootOf } from '../../shared/plan/document.ts';
import { limits } from '../../shared/plan/schema.ts';
import { smallPlan, textOf } from '../builders.ts';

/* Files and documents that are odd, hostile or broken. */

const action = (fields: object = {}) => ({ id: 'a', title: 'Tiltak', owners: [], partners: [], ...fields });
const strategy = (actions: object[], fields: object = {}) => ({
  id: 's',
  title: 'Strategi',
  actions,
  ...fields,
});
const plan = (fields: object = {}, ...strategies: object[]) => ({
  plan: { title: 'Plan' },
  themes: [{ id: 't', title: 'Tema', strategies }],
  ...fields,
});
const planWith = (...actions: object[]) => plan({}, strategy(actions));

/** The only action of a file, after it was taken in. */
function taken(json: unknown): ActionJson {
  const read = planToJson(readAll(planFromJson(json)));
  expect(read.unreadable).toBeUndefined();
  return read.themes[0]!.strategies[0]!.actions[0]!;
}

/** As it stands in a file: `JSON.parse` makes `__proto__` a key like any other. */
const fromText = (key: string, value: string): object =>
  JSON.parse(`{"id": "a", "title": "Tiltak", "owners": [], "partners": [], "${key}": ${value}}`) as object;

describe('a field nobody has heard of', () => {
  test.each([
    ['colour', '"rød"', 'colour: rød'],
    ['weights', '{"a": [1, null]}', 'weights: {"a":[1,null]}'],
    ['nothing', 'null', 'nothing: null'],
    ['', '1', ': 1'],
    ['__proto__', '{"archived": true}', '__proto__: {"archived":true}'],
    ['constructor', '"x"', 'constructor: x'],
    ['toString', '"x"', 'toString: x'],
    ['hasOwnProperty', '1', 'hasOwnProperty: 1'],
  ])('%s is told in the note', (key, value, line) => {
    const read = taken(planWith(fromText(key, value)));
    expect(read.note).toBe(line);
    expect(read.archived).toBeUndefined();
  });

  test('stands below the note there is', () => {
    expect(taken(planWith(action({ note: 'Merknad', colour: 'rød', size: 3 }))).note).toBe(
      'Merknad\ncolour: rød\nsize: 3',
    );
  });

  test('is told on theme, organisation, time and plan too', () => {
    const read = planToJson(
      readAll(
        planFromJson({
          plan: { title: 'Plan', motto: 'Sammen' },
          themes: [
            {
              id: 't',
              title: 'Tema',
              mood: 'lyst',
              strategies: [strategy([action({ time: { text: 'snart', hurry: 1 } })])],
            },
          ],
          organisations: [{ id: 'o', name: 'Org', web: 'example.org' }],
        }),
      ),
    );
    expect(read.plan.note).toBe('motto: Sammen');
    expect(read.themes[0]!.note).toBe('mood: lyst');
    expect(read.themes[0]!.strategies[0]!.actions[0]!.time?.note).toBe('hurry: 1');
    expect(read.organisations![0]!.note).toBe('web: example.org');
  });
});

/** So deep that a program that goes down step by step falls. */
const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown;

const many = (count: number, make: (id: string) => object): object[] =>
  Array.from({ length: count }, (_, index) => make(`i${index}`));

test.each<[string, unknown, code: string, path: string]>([
  ['null', null, 'bad-file', ''],
  ['a string', 'plan', 'bad-file', ''],
  ['a list', [], 'bad-file', ''],
  ['an empty object', {}, 'bad-file', 'plan'],
  ['themes that are no list', { plan: {}, themes: {} }, 'bad-file', 'themes'],
  ['a theme that is null', { plan: {}, themes: [null] }, 'bad-file', 'themes/0'],
  [
    'a theme without strategies',
    { plan: {}, themes: [{ id: 't', title: 'T' }] },
    'bad-file',
    'themes/0/strategies',
  ],
  ['a field nobody has heard of at the top', plan({ colour: 1 }), 'bad-file', ''],
  [
    '__proto__ at the top',
    JSON.parse('{"__proto__": {"plan": {}}, "plan": {}, "themes": []}'),
    'bad-file',
    '',
  ],
  ['constructor at the top', plan({ constructor: {} }), 'bad-file', ''],
  ['a format of another program', plan({ format: 'other/2' }), 'bad-file', 'format'],
  ['an id with capitals', planWith(action({ id: 'A1' })), 'bad-file', 'themes/0/strategies/0/actions/0/id'],
  [
    'an id of 41 letters',
    planWith(action({ id: 'x'.repeat(41) })),
    'bad-file',
    'themes/0/strategies/0/actions/0/id',
  ],
  ['an empty id', planWith(action({ id: '' })), 'bad-file', 'themes/0/strategies/0/actions/0/id'],
  ['an id that is a number', planWith(action({ id: 1 })), 'bad-file', 'themes/0/strategies/0/actions/0/id'],
  [
    'an owner with capitals',
    planWith(action({ owners: ['LK'] })),
    'bad-file',
    'themes/0/strategies/0/actions/0/owners/0',
  ],
  [
    'owners that are no list',
    planWith(action({ owners: 'lk' })),
    'bad-file',
    'themes/0/strategies/0/actions/0/owners',
  ],
  [
    'a title of 301 characters',
    planWith(action({ title: 'x'.repeat(301) })),
    'bad-file',
    'themes/0/strategies/0/actions/0/title',
  ],
  [
    'a title that is a number',
    planWith(action({ title: 7 })),
    'bad-file',
    'themes/0/strategies/0/actions/0/title',
  ],
  ['no title', planWith(action({ title: undefined })), 'bad-file', 'themes/0/strategies/0/actions/0/title'],
  [
    'a description that is too long',
    planWith(action({ description: 'x'.repeat(limits.text + 1) })),
    'bad-file',
    'themes/0/strategies/0/actions/0/description',
  ],
  [
    'a status nobody has heard of',
    planWith(action({ status: 'late' })),
    'bad-file',
    'themes/0/strategies/0/actions/0/status',
  ],
  [
    'a note that is an object',
    planWith(action({ note: {}, colour: 'rød' })),
    'bad-file',
    'themes/0/strategies/0/actions/0/note',
  ],
  [
    'an impossible date',
    planWith(action({ time: { text: 'x', due: '2026-02-30' } })),
    'bad-file',
    'themes/0/strategies/0/actions/0/time/due',
  ],
  [
    'rare fields that overflow the note',
    planWith(action({ colour: 'x'.repeat(3_000) })),
    'bad-file',
    'themes/0/strategies/0/actions/0/note',
  ],
  [
    'an amount that is no number',
    planWith(action({ funding: { amount: '1e9' } })),
    'bad-file',
    'themes/0/strategies/0/actions/0/funding/amount',
  ],
  ['one id on two cards', planWith(action(), action()), 'bad-file', 'action/a'],
  [
    'one id on two organisations',
    plan({ organisations: many(2, () => ({ id: 'o', name: 'O' })) }),
    'bad-file',
    'organisation/o',
  ],
  ['5,001 actions', planWith(...many(5_001, (id) => action({ id }))), 'limit', 'action/i5000'],
  ['1,001 strategies', plan({}, ...many(1_001, (id) => strategy([], { id }))), 'limit', 'strategy/i1000'],
  [
    '100 themes',
    { plan: {}, themes: many(100, (id) => ({ id, title: 'T', strategies: [] })) },
    'bad-file',
    'themes',
  ],
  ['a list 100,000 deep in a rare field', planWith(action({ deep })), 'limit', ''],
  ['a list 100,000 deep for a title', planWith(action({ title: deep })), 'limit', ''],
  ['a list 100,000 deep for a theme', { plan: {}, themes: [deep] }, 'limit', ''],
])('%s is refused with one sentence that says where', (_name, json, code, path) => {
  const error = refusal(json);
  expect(error).toMatchObject({ code, path });
  expect(error.message).toMatch(/^[^\n]{10,300}$/);
  expect(error.message).not.toMatch(/Invalid input,|undefined|\[object/);
});

function refusal(json: unknown): AppError {
  try {
    planFromJson(json);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It was taken in');
}

test('rare fields of odd types are taken in as they are', () => {
  const odd = {
    conditional: 'yes',
    placeholder: 1,
    items: 'none',
    conditionalOwners: 7,
    linkStatedInPlan: null,
  };
  const time = {
    text: 'x',
    months: [5, 13, null],
    phases: 'to',
    trigger: 1,
    timesPerYear: [],
    uncertain: 'ja',
  };
  const read = taken(planWith(action({ ...odd, time })));
  expect(read.note?.split('\n')).toEqual(
    ['conditional: yes', 'placeholder: 1', 'items: none', 'conditionalOwners: 7', 'linkStatedInPlan: null'],
  ); // prettier-ignore
  expect(read.time?.note?.split('\n')).toEqual([
    'Måned: mai, 13 og null', 'phases: to', 'Utløses av: 1', '[] ganger i året', 'uncertain: ja',
  ]); // prettier-ignore
});

test('every working group is told: on its theme, or on the plan', () => {
  const group = (themeId: string, note: string) => ({ themeId, note });
  const read = planToJson(
    readAll(
      planFromJson(plan({ workingGroups: [group('t', 'Én'), group('t', 'To'), group('x', 'Tre'), 4] })),
    ),
  );
  expect(read.themes[0]!.note).toBe('Arbeidsgruppe: Én\nArbeidsgruppe: To');
  expect(read.plan.note).toBe('workingGroups: [{"themeId":"x","note":"Tre"},4]');
});

test('a plan may hold 5,000 actions, all under one strategy, and 1,000 strategies', () => {
  const read = planToJson(
    readAll(
      planFromJson(
        plan({}, strategy(many(5_000, (id) => action({ id }))), ...many(999, (id) => strategy([], { id }))),
      ),
    ),
  );
  expect(read.unreadable).toBeUndefined();
  expect(read.themes[0]!.strategies).toHaveLength(1_000);
  expect(read.themes[0]!.strategies[0]!.actions.at(-1)!.number).toBe('1.1.5000');
});

describe('a record that is broken in the document', () => {
  const field = (name: string, value: unknown) => (doc: Y.Doc) => {
    (rootOf(doc, 'action').get('a2') as Y.Map<unknown>).set(name, value);
  };

  test.each<[string, (doc: Y.Doc) => void, string]>([
    ['is a string', (doc) => void rootOf(doc, 'action').set('a2', 'a card'), 'record'],
    ['is null', (doc) => void rootOf(doc, 'action').set('a2', null), 'record'],
    ['is a text', (doc) => void rootOf(doc, 'action').set('a2', new Y.Text('a card')), 'record'],
    ['has a number for a title', field('title', 7), 'title'],
    ['has a string where letters are merged', field('description', 'plain'), 'description'],
    ['has a status nobody has heard of', field('status', 'late'), 'status'],
    ['has a list for owners', field('owners', ['lk']), 'owners'],
    ['has a map for a place', field('place', new Y.Map()), 'place'],
    ['has a place that is none', field('place', 'nowhere'), 'place'],
    ['has an object for a date', field('due', { year: 2026 }), 'due'],
  ])('%s: it is named, and everything else comes out', (_name, damage, broken) => {
    const doc = smallPlan();
    const whole = planToJson(readAll(doc));
    damage(doc);
    const records = readAll(doc);
    const record = records.actions.get('a2')!;
    expect(isBroken(record) && record.broken).toBe(broken);
    const read = planToJson(records);
    expect(read.unreadable).toEqual([`actions/a2/${broken}`]);
    const cards = (of: typeof read) => [
      ...of.themes.flatMap(({ strategies }) => strategies.flatMap(({ actions }) => actions)),
      ...(of.unplaced ?? []),
    ];
    expect(
      cards(read)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['a1', 'a2', 'a3', 'b1']);
    expect(cards(read).filter(({ id }) => id !== 'a2')).toEqual(cards(whole).filter(({ id }) => id !== 'a2'));
    expect({ ...read, themes: [], unplaced: [], unreadable: [] }).toEqual({
      ...whole,
      themes: [],
      unplaced: [],
      unreadable: [],
    });
    expect(textOf(planFromJson(JSON.parse(textOf(doc)))), 'an export can be taken in again').toContain(
      '"b1"',
    );
  });

  test.each(['plan', 'theme', 'strategy', 'organisation'] as const)('may be a %s', (entity) => {
    const doc = smallPlan();
    const root = rootOf(doc, entity);
    const id = [...root.keys()][0]!;
    root.set(id, 7);
    const read = planToJson(readAll(doc));
    expect(read.unreadable).toHaveLength(1);
    expect(read.unreadable![0]).toContain(`/${id}/record`);
    const cards = [...read.themes.flatMap(({ strategies }) => strategies), ...(read.unplacedStrategies ?? [])]
      .flatMap(({ actions }) => actions)
      .concat(read.unplaced ?? []);
    expect(cards.map(({ title }) => title).toSorted()).toEqual([
      'Tiltak a1',
      'Tiltak a2',
      'Tiltak a3',
      'Tiltak b1',
    ]);
  });
});
