import { expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { applyStep, run } from '../../shared/plan/commands.ts';
import type { Command } from '../../shared/plan/command-inputs.ts';
import { isBroken, readAll, readRecord, rootOf } from '../../shared/plan/document.ts';
import { limits, type Action } from '../../shared/plan/schema.ts';
import { treeOf } from '../../shared/plan/tree.ts';
import { smallPlan, textOf } from '../builders.ts';

const tree = (doc: ReturnType<typeof smallPlan>) => treeOf(readAll(doc));
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return undefined;
};

const move = (input: Extract<Command, { name: 'moveAction' }>['input']): Command => ({
  name: 'moveAction',
  input,
});

test('a card goes after, before, or last', () => {
  const doc = smallPlan();
  run(doc, 'me', move({ id: 'a3', strategyId: 's1', after: 'a1' }));
  expect(tree(doc).actions.get('s1')).toEqual(['a1', 'a3', 'a2']);
  run(doc, 'me', move({ id: 'b1', strategyId: 's1', before: 'a1' }));
  expect(tree(doc).actions.get('s1')).toEqual(['b1', 'a1', 'a3', 'a2']);
  run(doc, 'me', move({ id: 'b1', strategyId: 's2', after: 'a1' }));
  expect(tree(doc).actions.get('s2')).toEqual(['b1']);
});

test('a place for a card is found between two with the same key', () => {
  const doc = smallPlan();
  const place = (id: string, key: string) =>
    (rootOf(doc, 'action').get(id) as Map<string, unknown>).set('place', `s1|${key}`);
  doc.transact(() => ['a1', 'a2', 'a3'].forEach((id) => place(id, 'same')));
  run(doc, 'me', move({ id: 'b1', strategyId: 's1', after: 'a2' }));
  expect(tree(doc).actions.get('s1')).toEqual(['a1', 'a2', 'b1', 'a3']);
});

test('thousands of moves into one gap keep keys short', () => {
  const doc = smallPlan();
  for (let i = 0; i < 2_000; i++) {
    const [id, after] = i % 2 ? ['a2', 'a3'] : ['a3', 'a2'];
    run(doc, 'me', move({ id, strategyId: 's1', before: 'a1' }));
    run(doc, 'me', move({ id: after, strategyId: 's1', before: id }));
  }
  const places = [...readAll(doc).actions.values()].map(({ place }) => place?.length ?? 0);
  expect(Math.max(...places)).toBeLessThan(80);
});

test.each<[string, Command]>([
  ['move', move({ id: 'a3', strategyId: 's3', before: 'b1' })],
  ['move of a strategy', { name: 'moveStrategy', input: { id: 's1', themeId: 't2' } }],
  ['move of a theme', { name: 'moveTheme', input: { id: 't2', before: 't1' } }],
  [
    'title',
    { name: 'setField', input: { entity: 'action', id: 'a1', field: 'title', value: 'Et annet navn 🌲' } },
  ],
  ['owners', { name: 'setOwners', input: { id: 'a1', owners: ['hil', 'lk'] } }],
  ['partners', { name: 'setPartners', input: { id: 'a1', partners: ['hil'] } }],
  ['link', { name: 'linkActions', input: { id: 'a1', other: 'b1' } }],
  ['archive', { name: 'archive', input: { entity: 'action', id: 'a1' } }],
  ['archive of a theme', { name: 'archive', input: { entity: 'theme', id: 't1' } }],
  ['note', { name: 'setField', input: { entity: 'plan', id: 'plan', field: 'note', value: 'Husk' } }],
])('%s is taken back, and done again', (_name, command) => {
  const doc = smallPlan();
  const before = textOf(doc);
  const { inverse } = run(doc, 'me', command);
  const after = textOf(doc);
  expect(after).not.toBe(before);
  const again = applyStep(doc, 'me', inverse);
  expect(textOf(doc)).toBe(before);
  applyStep(doc, 'me', again);
  expect(textOf(doc)).toBe(after);
});

test('a new card is taken back by archiving it', () => {
  const doc = smallPlan();
  const { created, inverse } = run(doc, 'me', {
    name: 'createAction',
    input: { strategyId: 's2', title: 'Ny' },
  });
  const again = applyStep(doc, 'me', inverse);
  expect(readRecord('action', created[0]!, rootOf(doc, 'action').get(created[0]!))).toMatchObject({
    archived: true,
  });
  applyStep(doc, 'me', again);
  expect(readRecord('action', created[0]!, rootOf(doc, 'action').get(created[0]!))).not.toMatchObject({
    archived: true,
  });
});

test('what somebody has changed since is not taken back', () => {
  const doc = smallPlan();
  const mine = run(doc, 'me', move({ id: 'a1', strategyId: 's2' }));
  run(doc, 'you', move({ id: 'a1', strategyId: 's3' }));
  const text = textOf(doc);
  expect(codeOf(() => applyStep(doc, 'me', mine.inverse))).toBe('changed-since');
  const made = run(doc, 'me', { name: 'createAction', input: { strategyId: 's2', title: 'Ny' } });
  const [id] = made.created as [string];
  run(doc, 'you', { name: 'setPartners', input: { id, partners: ['hil'] } });
  expect(codeOf(() => applyStep(doc, 'me', made.inverse))).toBe('changed-since');
  expect(textOf(doc)).not.toBe(text);
});

test('undo of a title keeps what others wrote in the description', () => {
  const doc = smallPlan();
  const title = (value: string): Command => ({
    name: 'setField',
    input: { entity: 'action', id: 'a1', field: 'title', value },
  });
  const mine = run(doc, 'me', title('Nytt navn'));
  run(doc, 'you', {
    name: 'setField',
    input: { entity: 'action', id: 'a1', field: 'description', value: 'Deres' },
  });
  applyStep(doc, 'me', mine.inverse);
  const action = readAll(doc).actions.get('a1')!;
  expect(isBroken(action) || [action.title, action.description]).toEqual(['Tiltak a1', 'Deres']);
});

test('archiving takes what stands under along, and brings back that alone', () => {
  const doc = smallPlan();
  const living = () =>
    [...readAll(doc).actions].filter(([, action]) => !isBroken(action) && !action.archived).map(([id]) => id);
  run(doc, 'me', { name: 'archive', input: { entity: 'action', id: 'a2' } });
  run(doc, 'me', { name: 'archive', input: { entity: 'theme', id: 't1' } });
  expect(living()).toEqual(['b1']);
  run(doc, 'me', { name: 'restore', input: { entity: 'theme', id: 't1' } });
  expect(living()).toEqual(['a1', 'a3', 'b1']);
});

test('a card made while its strategy was archived stands unplaced', () => {
  const doc = smallPlan();
  run(doc, 'me', { name: 'archive', input: { entity: 'strategy', id: 's1' } });
  (rootOf(doc, 'action').get('b1') as Map<string, unknown>).set('place', 's1|a5');
  expect(tree(doc).unplaced).toEqual(['b1']);
  expect(tree(doc).actions.get('s1')).toEqual(['a1', 'a2', 'a3']);
});

test('owners keep the order given, without doubles, and keys that fit stay', () => {
  const doc = smallPlan();
  const owners = () => (readAll(doc).actions.get('a1') as Action).owners;
  run(doc, 'me', { name: 'setOwners', input: { id: 'a1', owners: ['x', 'lk', 'y', 'x'] } });
  expect(owners()).toEqual(['x', 'lk', 'y']);
  run(doc, 'me', { name: 'setOwners', input: { id: 'a1', owners: ['y', 'x'] } });
  expect(owners()).toEqual(['y', 'x']);
});

test('several commands are one step, and all or nothing', () => {
  const doc = smallPlan();
  const before = textOf(doc);
  const archive: Command = { name: 'archive', input: { entity: 'action', id: 'a1' } };
  expect(codeOf(() => run(doc, 'me', archive, move({ id: 'nobody', strategyId: 's1' })))).toBe('not-found');
  expect(textOf(doc)).toBe(before);
  let updates = 0;
  doc.on('update', () => updates++);
  const { inverse } = run(
    doc,
    'me',
    { name: 'restore', input: { entity: 'action', id: 'a1' } },
    archive,
    move({ id: 'a1', strategyId: 's2' }),
  );
  applyStep(doc, 'me', inverse);
  expect([textOf(doc), updates]).toEqual([before, 2]);
});

test.each<[string, string, Command]>([
  ['an unknown card', 'not-found', move({ id: 'nobody', strategyId: 's1' })],
  ['an unknown strategy', 'not-found', move({ id: 'a1', strategyId: 'nowhere' })],
  ['no title', 'bad-input', { name: 'createAction', input: { strategyId: 's1', title: '  ' } }],
  ['too long a title', 'bad-input', { name: 'createTheme', input: { title: 'x'.repeat(limits.title + 1) } }],
  ['an id that is none', 'bad-input', { name: 'archive', input: { entity: 'action', id: '__proto__' } }],
  [
    'an unknown field',
    'bad-input',
    { name: 'setField', input: { entity: 'action', id: 'a1', field: 'constructor', value: 1 } },
  ],
  [
    'a field of the order',
    'bad-input',
    { name: 'setField', input: { entity: 'action', id: 'a1', field: 'place', value: 's3|a0' } },
  ],
  [
    'a status that is none',
    'bad-input',
    { name: 'setField', input: { entity: 'action', id: 'a1', field: 'status', value: 'late' } },
  ],
  [
    'a day that is none',
    'bad-input',
    { name: 'setField', input: { entity: 'action', id: 'a1', field: 'due', value: '2026-02-30' } },
  ],
  [
    'a text over its limit',
    'bad-input',
    {
      name: 'setField',
      input: { entity: 'action', id: 'a1', field: 'description', value: 'x'.repeat(limits.text + 1) },
    },
  ],
])('%s is refused and changes nothing', (_name, code, command) => {
  const doc = smallPlan();
  const before = textOf(doc);
  expect(codeOf(() => run(doc, 'me', command))).toBe(code);
  expect(textOf(doc)).toBe(before);
});

test('nothing is put under what is archived', () => {
  const doc = smallPlan();
  run(doc, 'me', { name: 'archive', input: { entity: 'strategy', id: 's2' } });
  expect(codeOf(() => run(doc, 'me', move({ id: 'a1', strategyId: 's2' })))).toBe('gone');
});

test('a step on a record that is not there is refused like one that somebody changed, also on an empty text', () => {
  const [mine, other] = [smallPlan(), smallPlan()];
  const input = { entity: 'action', id: 'a1', field: 'description', value: 'Ny tekst' } as const;
  const { patches } = run(mine, 'me', { name: 'setField', input });
  rootOf(other, 'action').delete('a1');
  expect(codeOf(() => applyStep(other, 'me', patches))).toBe('changed-since');
});
