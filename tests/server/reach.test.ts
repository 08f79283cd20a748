import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { run } from '../../shared/plan/commands.ts';
import type { Command } from '../../shared/plan/command-inputs.ts';
import { rootOf } from '../../shared/plan/document.ts';
import type { Actor } from '../../shared/access.ts';
import { mayDo } from '../../shared/plan/reach.ts';
import { editor, smallPlan, textOf } from '../builders.ts';
import { send } from './commanding.ts';
import { copyOf, guard, updateBy } from './gate/guarded.ts';
import { admitted } from './people.ts';
import { startTestServer } from './serving.ts';

/* What an editor who is limited to theme `t1` (strategies s1, s2, cards a1 to a3; s3 with b1 stands in t2) may do. */

const of = (doc: Y.Doc, entity: 'theme' | 'strategy' | 'action' | 'organisation' | 'plan', id: string) =>
  rootOf(doc, entity).get(id) as Y.Map<unknown>;
const fresh = (fields: Record<string, unknown>) => new Y.Map(Object.entries(fields));
const retitle = (doc: Y.Doc) => (of(doc, 'action', 'a1').get('title') as Y.Text).insert(0, 'x');

type Change = (doc: Y.Doc) => void;

const inside: [string, Change][] = [
  ['a text of the theme', (doc) => (of(doc, 'theme', 't1').get('mainGoal') as Y.Text).insert(0, 'x')],
  ['a card between two strategies of it', (doc) => of(doc, 'action', 'a1').set('place', 's2|a0')],
  ['a strategy archived with its cards', (doc) => run(doc, 'dina', { name: 'archive', input: { entity: 'strategy', id: 's1' } })],
  ['a new strategy with a new card', (doc) => [rootOf(doc, 'strategy').set('ny', fresh({ place: 't1|z' })), rootOf(doc, 'action').set('nytt', fresh({ place: 'ny|a' }))]],
  ['an own card under a new strategy', (doc) => [rootOf(doc, 'strategy').set('ny', fresh({ place: 't1|z' })), of(doc, 'action', 'a1').set('place', 'ny|a0')]],
  ['a link from an own card to another’s', (doc) => run(doc, 'dina', { name: 'linkActions', input: { id: 'a1', other: 'b1' } })],
  ['a new organisation, and a card it owns', (doc) => [rootOf(doc, 'organisation').set('ny', fresh({ name: 'Ny' })), (of(doc, 'action', 'a1').get('owners') as Y.Map<unknown>).set('ny', 'a5')]],
]; // prettier-ignore

const outside: [string, string, Change][] = [
  ['another’s card moved in', 'action/b1/place', (doc) => of(doc, 'action', 'b1').set('place', 's1|a0')],
  ['an own card moved out', 'action/a1/place', (doc) => of(doc, 'action', 'a1').set('place', 's3|a0')],
  ['an own card moved to nowhere', 'action/a1/place', (doc) => of(doc, 'action', 'a1').set('place', 'nowhere|a0')],
  ['another’s strategy moved in, with its cards', 'strategy/s3/place', (doc) => of(doc, 'strategy', 's3').set('place', 't1|a0')],
  ['the same, and a card of it edited', 'strategy/s3/place', (doc) => [of(doc, 'strategy', 's3').set('place', 't1|a0'), of(doc, 'action', 'b1').set('status', 'idea')]],
  ['an own strategy moved out', 'strategy/s2/place', (doc) => of(doc, 'strategy', 's2').set('place', 't2|a0')],
  ['a card made under another’s strategy', 'action/ny', (doc) => rootOf(doc, 'action').set('ny', fresh({ place: 's3|a' }))],
  ['a card made under none', 'action/ny', (doc) => rootOf(doc, 'action').set('ny', fresh({ place: 'nowhere|a' }))],
  ['a strategy made in another theme', 'strategy/ny', (doc) => rootOf(doc, 'strategy').set('ny', fresh({ place: 't2|a' }))],
  ['a theme', 'theme/t3', (doc) => rootOf(doc, 'theme').set('t3', fresh({ order: 'a9' }))],
  ['the own theme archived', 'theme/t1/archived', (doc) => of(doc, 'theme', 't1').set('archived', true)],
  ['the own theme archived by command, with all below', 'theme/t1/archived', (doc) => run(doc, 'dina', { name: 'archive', input: { entity: 'theme', id: 't1' } })],
  ['the own theme said to have gone along with another', 'theme/t1/archivedWith', (doc) => of(doc, 'theme', 't1').set('archivedWith', 't2')],
  ['the own theme moved among the others', 'theme/t1/order', (doc) => run(doc, 'dina', { name: 'moveTheme', input: { id: 't1', after: 't2' } })],
  ['the own theme’s number', 'theme/t1/no', (doc) => of(doc, 'theme', 't1').set('no', 7)],
  ['the plan’s title', 'plan/plan/title', (doc) => of(doc, 'plan', 'plan').set('title', 'x')],
  ['a filter saved for everybody', 'plan/plan/filters', (doc) => run(doc, 'dina', { name: 'saveFilter', input: { name: 'Mine', query: '?mine' } })],
  ['an organisation renamed', 'organisation/lk/name', (doc) => of(doc, 'organisation', 'lk').set('name', 'x')],
  ['an alias of an organisation', 'organisation/lk/aliases', (doc) => (of(doc, 'organisation', 'lk').get('aliases') as Y.Map<unknown>).set('x', true)],
  ['a link on another’s card', 'action/b1/links', (doc) => (of(doc, 'action', 'b1').get('links') as Y.Map<unknown>).set('a1', true)],
  ['one letter of another’s card, between ten of one’s own', 'action/b1/title', (doc) => { for (let i = 0; i < 5; i++) retitle(doc); (of(doc, 'action', 'b1').get('title') as Y.Text).insert(3, 'y'); for (let i = 0; i < 5; i++) retitle(doc); }],
  ['a text taken out of another’s card and put back', 'action/b1/title', (doc) => { const text = of(doc, 'action', 'b1').get('title') as Y.Text; const was = text.toString(); text.delete(0, text.length); text.insert(0, was); }],
]; // prettier-ignore

describe('in their own column they may do', () => {
  test.each(inside)('%s', async (_what, change) => {
    await using plan = guard();
    const doc = copyOf(plan);
    expect(plan.offer(updateBy(doc, change), 'dina', 't1')).toBe('taken');
    expect(textOf(plan.stored.doc)).toBe(textOf(doc));
  });
});

describe('what they may not do leaves the plan as it was', () => {
  test.each(outside)('%s', async (_what, path, change) => {
    await using plan = guard();
    const before = textOf(plan.stored.doc);
    expect(plan.offer(updateBy(copyOf(plan), change), 'dina', 't1')).toBe(`not-allowed ${path}`);
    expect(textOf(plan.stored.doc)).toBe(before);
    const unlimited = plan.offer(updateBy(copyOf(plan), change), 'erik');
    expect(unlimited, 'it is legal for others').toBe('taken');
  });
});

test('an organisation under an id that is there is refused like any record put in the place of another', async () => {
  await using plan = guard();
  const update = updateBy(copyOf(plan), (doc) =>
    rootOf(doc, 'organisation').set('lk', fresh({ name: 'Ny' })),
  );
  expect(plan.offer(update, 'dina', 't1')).toBe('replaced organisation/lk');
});

test('cards that have lost their strategy are not taken in by making one under its id', async () => {
  const doc = smallPlan();
  of(doc, 'action', 'b1').set('place', 'lost|a0');
  const making = (doc: Y.Doc) => rootOf(doc, 'strategy').set('lost', fresh({ place: 't1|z' }));
  const ways: Change[] = [
    making,
    (doc) => [making(doc), of(doc, 'action', 'b1').set('status', 'idea')],
    (doc) => [making(doc), of(doc, 'action', 'b1').set('place', 's1|a0')],
    (doc) => [making(doc), of(doc, 'action', 'b1').set('place', 'lost|a1')],
  ];
  await using plan = guard(doc);
  for (const way of ways)
    expect(plan.offer(updateBy(copyOf(plan), way), 'dina', 't1')).toMatch(/^not-allowed (strategy|action)\//);
});

test('what was the plan’s to move stays theirs to take back only while it lies in the column', async () => {
  await using plan = guard();
  const doc = copyOf(plan);
  const { inverse } = run(doc, 'dina', { name: 'moveAction', input: { id: 'a1', strategyId: 's3' } });
  expect(plan.offer(Y.encodeStateAsUpdate(doc), 'dina')).toBe('taken');
  // Limited since: the card is another theme's now, and so is taking it back.
  expect(inverse).toHaveLength(1);
  const back = updateBy(doc, () => of(doc, 'action', 'a1').set('place', 's1|a0'));
  expect(plan.offer(back, 'dina', 't1')).toBe('not-allowed action/a1/place');
});

describe('commands the server runs keep to the column too', () => {
  const allowed: Command[] = [
    { name: 'createAction', input: { strategyId: 's1', title: 'Nytt' } },
    { name: 'moveAction', input: { id: 'a1', strategyId: 's2' } },
    { name: 'setField', input: { entity: 'theme', id: 't1', field: 'title', value: 'Vårt' } },
    { name: 'archive', input: { entity: 'action', id: 'a3' } },
    { name: 'linkActions', input: { id: 'a2', other: 'b1' } },
  ];
  const refused: [Command, string][] = [
    [{ name: 'createTheme', input: { title: 'Nytt' } }, 'theme/'],
    [{ name: 'createStrategy', input: { themeId: 't2', title: 'Ny' } }, 'strategy/'],
    [{ name: 'createAction', input: { strategyId: 's3', title: 'Nytt' } }, 'action/'],
    [{ name: 'moveAction', input: { id: 'b1', strategyId: 's1' } }, 'action/b1/place'],
    [{ name: 'moveAction', input: { id: 'a1', strategyId: 's3' } }, 'action/a1/place'],
    [{ name: 'moveStrategy', input: { id: 's3', themeId: 't1' } }, 'strategy/s3/place'],
    [{ name: 'moveTheme', input: { id: 't1', after: 't2' } }, 'theme/t1/order'],
    [{ name: 'setField', input: { entity: 'plan', id: 'plan', field: 'title', value: 'x' } }, 'plan/plan/title'],
    [{ name: 'setField', input: { entity: 'organisation', id: 'lk', field: 'name', value: 'x' } }, 'organisation/lk/name'],
    [{ name: 'setOwners', input: { id: 'b1', owners: ['hil'] } }, 'action/b1/owners'],
    [{ name: 'linkActions', input: { id: 'b1', other: 'a1' } }, 'action/b1/links'],
    [{ name: 'archive', input: { entity: 'theme', id: 't1' } }, 'theme/t1/archived'],
    [{ name: 'archive', input: { entity: 'strategy', id: 's3' } }, 'strategy/s3/archived'],
  ]; // prettier-ignore

  test('and the client knows beforehand', () => {
    const dina = { person: 'dina', role: 'editor', theme: 't1' } as const;
    const mayDoIt = (command: Command, actor: Actor = dina) =>
      mayDo(smallPlan(), run(smallPlan(), 'dina', command).patches, actor);
    expect(allowed.filter((command) => !mayDoIt(command))).toEqual([]);
    expect(refused.filter(([command]) => mayDoIt(command))).toEqual([]);
    expect(refused.filter(([command]) => !mayDoIt(command, editor('erik')))).toEqual([]);
    expect(allowed.filter((command) => mayDoIt(command, { person: 'v', role: 'viewer' }))).toEqual([]);
  });

  test('over HTTP, each with the path of what is not theirs', async () => {
    await using server = await startTestServer();
    admitted(server.url, 'p', { person: 'dina', role: 'editor', theme: 't1' });
    const by = { person: 'dina' };
    const before = await server.ctx.rooms.read('p', textOf);
    for (const [{ name: command, input }, path] of refused) {
      const { status, body } = await send(server.url, { command, input }, by);
      expect([command, status, body.code, body.path]).toEqual([
        command,
        403,
        'not-allowed',
        expect.stringContaining(path),
      ]);
    }
    expect(await server.ctx.rooms.read('p', textOf)).toBe(before);
    for (const { name: command, input } of allowed)
      expect([command, (await send(server.url, { command, input }, by)).status]).toEqual([command, 200]);
    const { status } = await send(
      server.url,
      { command: 'unlinkActions', input: { id: 'b1', other: 'a2' } },
      by,
    );
    expect(status, 'the link lies on their own card').toBe(200);
  });
});
