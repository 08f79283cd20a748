import { beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { PlanStore } from '../../client/state/plan-store.ts';
import { RecordStore } from '../../client/state/record-store.ts';
import type { Role } from '../../shared/access.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { run } from '../../shared/plan/commands.ts';
import type { RecordCommand } from '../../shared/record/command-inputs.ts';
import { runRecord } from '../../shared/record/commands.ts';
import { openRecordRoots } from '../../shared/record/document.ts';
import { smallPlan } from '../builders.ts';

let frames: (() => void)[] = [];

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => frames.push(work));
  vi.stubGlobal('cancelAnimationFrame', () => {});
});

const nextFrame = () => {
  for (const work of frames.splice(0)) work();
};

/** A plan and what was said of it, as a client reads them. */
function build() {
  const [plan, record] = [smallPlan(), openRecordRoots(new Y.Doc())];
  const store = new RecordStore(new PlanStore(plan));
  let now = Date.parse('2026-11-01T12:00:00.000Z');
  const say = (command: RecordCommand, person = 'anna', role: Role = 'coordinator', doc = record) =>
    runRecord(doc, command, {
      actor: { person, role },
      now: new Date((now += 1_000)),
      actions: new Set(['a1', 'a2', 'b1']),
      parties: new Set(['lk', 'hil']),
    });
  const comment = (text: string, actionId = 'a1', doc = record) =>
    say({ name: 'addComment', input: { actionId, text } }, 'anna', 'editor', doc).id!;
  const answer = (org: string, state: 'confirmed' | 'withdrawn', actionId = 'a1') =>
    say({ name: 'answerCommitment', input: { actionId, org, state } });
  const plans = new PlanStore(plan);
  const action = (id: string) => {
    const one = plans.record('action', id)!;
    if (isBroken(one)) throw new Error(`${id} is broken`);
    return one;
  };
  return { plan, record, store, say, comment, answer, action };
}

const texts = (store: RecordStore, action = 'a1') =>
  store.comments(action).map(({ text, deleted }) => (deleted ? '(slettet)' : text));

test('what was said is read by action, in its order, and keeps its identity until it changes', () => {
  const { record, store, comment, say } = build();
  const first = comment('Hvem tar det?');
  store.follow(record);
  const other = store.comments('b1');
  comment('Det gjør vi.');
  comment('Her også', 'b1');
  const before = store.comments('a1');
  expect([texts(store), texts(store, 'b1')]).toEqual([['Hvem tar det?', 'Det gjør vi.'], ['Her også']]);
  expect(store.comments('b1')).not.toBe(other);
  comment('Mer', 'b1');
  expect(store.comments('a1')).toBe(before);
  say({ name: 'deleteComment', input: { id: first } });
  expect(texts(store)).toEqual(['(slettet)', 'Det gjør vi.']);
});

test('only who listens to that action is told, and its card a frame later', () => {
  const { record, store, comment, answer } = build();
  store.follow(record);
  const told: string[] = [];
  for (const topic of [
    'comments/a1',
    'comments/a2',
    'commitments/a1',
    'face/a1',
    'face/a2',
    'comments',
    'commitments',
  ] as const)
    store.subscribe(topic, () => told.push(topic));
  comment('En');
  expect(told.splice(0)).toEqual(['comments/a1', 'comments']);
  nextFrame();
  expect(told.splice(0)).toEqual(['face/a1']);
  answer('lk', 'confirmed');
  expect(told.splice(0)).toEqual(['commitments/a1', 'commitments']);
});

test('the cards wait while something is in hand', () => {
  const { record, plan, comment } = build();
  const plans = new PlanStore(plan);
  const store = new RecordStore(plans);
  store.follow(record);
  let told = 0;
  store.subscribe('face/a1', () => told++);
  const letGo = plans.hold('t2');
  comment('En');
  nextFrame();
  nextFrame();
  expect([told, store.comments('a1').length]).toEqual([0, 1]);
  letGo();
  nextFrame();
  expect(told).toBe(1);
});

test('many cards are told in several frames', () => {
  const { record, store } = build();
  let told = 0;
  for (let n = 0; n < 600; n++) store.subscribe(`face/c${n}`, () => told++);
  store.follow(record);
  expect(store.isHere).toBe(true);
  nextFrame();
  expect(told).toBe(250);
  nextFrame();
  nextFrame();
  expect(told).toBe(600);
});

test('the parts of an action stand as their organisations have said', () => {
  const { record, store, answer, say, action } = build();
  store.follow(record);
  expect(store.standing(action('a1'))).toMatchObject({ parts: 1, confirmed: 0, open: 1 });
  answer('lk', 'confirmed');
  expect(store.standing(action('a1'))).toMatchObject({ parts: 1, confirmed: 1, open: 0 });
  expect(store.standing(action('a1'))).toBe(store.standing(action('a1')));
  answer('lk', 'withdrawn');
  expect(store.standing(action('a1'))).toMatchObject({ parts: 1, confirmed: 0, open: 0 });
  say({ name: 'askCommitment', input: { actionId: 'a1', org: 'lk' } });
  expect(store.commitments.stateOf('a1', 'lk')).toBe('asked');
  expect(store.commitments.stateOf('a2', 'lk')).toBe('proposed');
});

test('what an organisation has said goes on holding after it has become part of another', () => {
  const { plan, record, answer } = build();
  const plans = new PlanStore(plan);
  const store = new RecordStore(plans);
  store.follow(record);
  answer('hil', 'confirmed');
  let told = 0;
  store.subscribe('commitments', () => told++);
  run(plan, 'anna', { name: 'mergeOrganisations', input: { from: 'hil', into: 'lk' } });
  expect(store.commitments.of('a1', 'lk')).toMatchObject({ org: 'hil', state: 'confirmed' });
  expect(told).toBe(1);
  answer('lk', 'withdrawn');
  expect(store.commitments.stateOf('a1', 'lk'), 'its own word goes first').toBe('withdrawn');
});

test('two that have become part of each other are no circle to be lost in', () => {
  const { plan, record } = build();
  const organisations = plan.getMap<Y.Map<unknown>>('organisations');
  organisations.get('hil')!.set('mergedInto', 'lk');
  organisations.get('lk')!.set('mergedInto', 'hil');
  const store = new RecordStore(new PlanStore(plan));
  store.follow(record);
  expect(store.commitments.stateOf('a1', 'lk')).toBe('proposed');
});

test('another document takes the place of the one before, and the one before is let go', () => {
  const { record, store, comment } = build();
  comment('Bare i den første');
  store.follow(record);
  const other = openRecordRoots(new Y.Doc());
  comment('Bare i den andre', 'a2', other);
  store.follow(other);
  expect([texts(store), texts(store, 'a2')]).toEqual([[], ['Bare i den andre']]);
  comment('Ingen skal se dette');
  expect(texts(store)).toEqual([]);
});

test('what cannot be read is left out, and harms nothing else', () => {
  const { record, store, comment } = build();
  comment('Hel');
  record.getMap('comments').set('x1', new Y.Map([['action', 'a1']]));
  record.getMap('comments').set('x2', 7);
  record.getMap('commitments').set('__proto__|lk', new Y.Map([['action', '__proto__']]));
  store.follow(record);
  expect(texts(store)).toEqual(['Hel']);
});
