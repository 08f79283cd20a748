import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { can, roles, type Actor, type Role } from '../../shared/access.ts';
import { AppError } from '../../shared/errors.ts';
import { isBroken } from '../../shared/plan/document.ts';
import type { RecordCommand } from '../../shared/record/command-inputs.ts';
import { runRecord } from '../../shared/record/commands.ts';
import {
  openRecordRoots,
  readComments,
  readCommitments,
  upgradeRecord,
} from '../../shared/record/document.ts';
import { recordLimits, type Comment } from '../../shared/record/schema.ts';

/* What is said about a plan: who may say it, how it reads, what it holds at most. */

const actions: ReadonlySet<string> = new Set(['a1', 'a2']);
const parties: ReadonlySet<string> = new Set(['lkp', 'hil']);
const anna: Actor = { person: 'anna', role: 'coordinator' };
const berit: Actor = { person: 'berit', role: 'contributor' };
const noon = '2026-03-01T12:00:00.000Z';
const later = '2026-03-01T12:00:00.001Z';

const record = () => openRecordRoots(new Y.Doc());
const say = (doc: Y.Doc, command: RecordCommand, actor = anna, at = noon) =>
  runRecord(doc, command, { actor, actions, parties, now: new Date(at) });
const add = (doc: Y.Doc, text: string, actor = anna, at = noon, actionId = 'a1'): string =>
  say(doc, { name: 'addComment', input: { actionId, text } }, actor, at).id!;
const refusal = (work: () => unknown): [string, string] | undefined => {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? [error.code, error.path] : ['unexpected', String(error)];
  }
};

test('a comment is added, rewritten and deleted by who said it', () => {
  const doc = record();
  const id = add(doc, '  Hvem tar første møte? 🌲\n- i mars ');
  const said = { id, action: 'a1', person: 'anna', at: noon, text: 'Hvem tar første møte? 🌲\n- i mars' };
  expect(readComments(doc)).toEqual([said]);
  say(doc, { name: 'editComment', input: { id, text: 'Hvem?' } }, anna, later);
  expect(readComments(doc)).toEqual([{ ...said, text: 'Hvem?', editedAt: later }]);
  say(doc, { name: 'deleteComment', input: { id } });
  expect(readComments(doc)).toEqual([{ ...said, text: '', editedAt: later, deleted: true }]);
  const stored = new TextDecoder().decode(Y.encodeStateAsUpdate(doc));
  expect(stored, 'the words are gone').not.toContain('Hvem');
  expect(stored).toContain(noon);
  expect(Object.isFrozen(readComments(doc)[0])).toBe(true);
});

test('what changes nothing writes nothing', () => {
  const doc = record();
  const id = add(doc, 'Det samme');
  let updates = 0;
  doc.on('update', () => updates++);
  say(doc, { name: 'editComment', input: { id, text: ' Det samme ' } }, anna, later);
  expect(updates).toBe(0);
  say(doc, { name: 'deleteComment', input: { id } });
  say(doc, { name: 'deleteComment', input: { id } });
  expect(updates).toBe(1);
});

test('comments stand by time, then id, in whatever order they came to a replica', () => {
  const doc = record();
  const late = add(doc, 'Sist', anna, later);
  const early = [add(doc, 'Først'), add(doc, 'Også først')].toSorted();
  const order = [...early, late];
  const replica = record();
  for (const [key, value] of [...doc.getMap('comments').entries()].toReversed())
    replica.getMap('comments').set(key, (value as Y.Map<unknown>).clone());
  for (const one of [doc, replica]) expect(readComments(one).map(({ id }) => id)).toEqual(order);
});

const may: Record<'read' | 'edit-plan' | 'comment', readonly Role[]> = {
  read: roles,
  'edit-plan': ['coordinator', 'editor'],
  comment: ['coordinator', 'editor', 'contributor'],
};

test.each(roles)('what a %s may do', (role) => {
  const actor = { person: 'anna', role };
  for (const [deed, allowed] of Object.entries(may))
    expect([deed, can(actor, deed as keyof typeof may)]).toEqual([deed, allowed.includes(role)]);
  const own = can(actor, 'change-comment', { person: 'anna' });
  expect(own).toBe(may.comment.includes(role));
  expect(can(actor, 'change-comment', { person: 'berit' })).toBe(false);
  expect(can(actor, 'change-comment')).toBe(false);
});

test.each<[string, [string, string], RecordCommand, Actor]>([
  ['an unknown action', ['not-found', 'action/nobody'], { name: 'addComment', input: { actionId: 'nobody', text: 'x' } }, anna],
  ['an action by an id that is none', ['bad-input', 'actionId'], { name: 'addComment', input: { actionId: '__proto__', text: 'x' } }, anna],
  ['no text', ['bad-input', 'text'], { name: 'addComment', input: { actionId: 'a1', text: ' \n ' } }, anna],
  ['too long a text', ['bad-input', 'text'], { name: 'addComment', input: { actionId: 'a1', text: 'x'.repeat(recordLimits.comment + 1) } }, anna],
  ['a comment of a viewer', ['not-allowed', 'action/a1'], { name: 'addComment', input: { actionId: 'a1', text: 'x' } }, { person: 'v', role: 'viewer' }],
  ['an unknown comment', ['not-found', 'comment/nothing'], { name: 'editComment', input: { id: 'nothing', text: 'x' } }, anna],
  ['an unknown comment to delete', ['not-found', 'comment/nothing'], { name: 'deleteComment', input: { id: 'nothing' } }, anna],
])('%s is refused and changes nothing', (_name, refused, command, actor) => {
  const doc = record();
  add(doc, 'Stående');
  const before = Y.encodeStateAsUpdate(doc);
  expect(refusal(() => say(doc, command, actor))).toEqual(refused);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
}); // prettier-ignore

test('nobody rewrites or deletes what another said, not the coordinator either', () => {
  const doc = record();
  const id = add(doc, 'Berits', berit);
  const path = `comment/${id}`;
  for (const actor of [anna, { person: 'carl', role: 'editor' } as const, { ...berit, role: 'viewer' } as const]) {
    expect(refusal(() => say(doc, { name: 'editComment', input: { id, text: 'x' } }, actor))).toEqual(['not-allowed', path]);
    expect(refusal(() => say(doc, { name: 'deleteComment', input: { id } }, actor))).toEqual(['not-allowed', path]);
  }
  expect(readComments(doc)).toMatchObject([{ text: 'Berits', person: 'berit' }]);
}); // prettier-ignore

test('what is deleted is not written anew', () => {
  const doc = record();
  const id = add(doc, 'Borte');
  say(doc, { name: 'deleteComment', input: { id } });
  const again = () => say(doc, { name: 'editComment', input: { id, text: 'Tilbake' } });
  expect(refusal(again)).toEqual(['gone', `comment/${id}`]);
});

/** Puts comments in without a command for each. */
const fill = (doc: Y.Doc, count: number, action: string) =>
  doc.transact(() => {
    const size = doc.getMap('comments').size;
    for (let n = 0; n < count; n++) {
      const said = { action, person: 'anna', at: noon, deleted: true };
      doc.getMap('comments').set(`c${size + n}`, new Y.Map<unknown>(Object.entries(said)));
    }
  });

test('an action and a plan hold so many comments, the deleted ones too', () => {
  const doc = record();
  fill(doc, recordLimits.commentsOfAction, 'a1');
  expect(refusal(() => add(doc, 'En for mye'))).toEqual(['limit', 'action/a1']);
  add(doc, 'Et annet sted', anna, noon, 'a2');
  fill(doc, recordLimits.comments - doc.getMap('comments').size, 'others');
  expect(refusal(() => add(doc, 'En for mye', anna, noon, 'a2'))).toEqual(['limit', 'comment']);
  add(record(), 'x'.repeat(recordLimits.comment));
});

test('a comment that does not fit reads as broken, and the others go on', () => {
  const doc = record();
  const good = add(doc, 'God');
  const comments = doc.getMap('comments');
  const whole = { action: 'a1', person: 'anna', at: noon, text: 'x' };
  const broken: Record<string, Record<string, unknown>> = {
    action: { action: '__proto__' },
    at: { at: 'yesterday' },
    deleted: { deleted: 'perhaps' },
    editedAt: { editedAt: 5 },
    person: { person: undefined },
    text: { text: 'x'.repeat(recordLimits.comment + 1) },
  };
  for (const [field, wrong] of Object.entries(broken))
    comments.set(field.toLowerCase(), new Y.Map(Object.entries({ ...whole, ...wrong })));
  comments.set('no-map', 17);
  comments.set('__proto__', new Y.Map(Object.entries(whole)));
  comments.set('newer', new Y.Map(Object.entries({ ...whole, at: later, mood: 'good' })));
  const read = readComments(doc);
  const fine = read.filter((one): one is Comment => !isBroken(one)).map(({ id }) => id);
  expect(fine).toEqual([good, 'newer']);
  const faults = read.flatMap((one) => (isBroken(one) ? [[one.id, one.broken]] : []));
  const fields = Object.keys(broken).map((field) => [field.toLowerCase(), field]);
  expect(faults).toEqual([['__proto__', 'record'], ...fields, ['no-map', 'record']].toSorted(byId));
  const rewrite = () => say(doc, { name: 'editComment', input: { id: 'person', text: 'x' } });
  expect(refusal(rewrite)).toEqual(['gone', 'comment/person']);
});

const byId = ([a = '']: string[], [b = '']: string[]): number => (a < b ? -1 : 1);

test('a record of a newer program is not opened', () => {
  expect(upgradeRecord(record())).toBe(false);
  const doc = record();
  doc.getMap('meta').set('schema', 2);
  expect(refusal(() => upgradeRecord(doc))?.[0]).toBe('newer-version');
});

test('an organisation is asked, and answers for itself; a coordinator on behalf of it', () => {
  const doc = record();
  const hil: Actor = { person: 'guest', role: 'contributor', org: 'hil' };
  const of = (org: string) => {
    const { state, person, onBehalf, reason } = readCommitments(doc).get(`a1|${org}`) ?? {};
    return [state, person, onBehalf, reason];
  };
  const ask = (org: string, actor = anna) =>
    say(doc, { name: 'askCommitment', input: { actionId: 'a1', org } }, actor);
  const answer = (org: string, state: 'confirmed' | 'withdrawn', actor: Actor, reason?: string) =>
    say(doc, { name: 'answerCommitment', input: { actionId: 'a1', org, state, reason } }, actor);
  ask('hil');
  expect(of('hil')).toEqual(['asked', 'anna', undefined, undefined]);
  answer('hil', 'confirmed', hil);
  expect(of('hil')).toEqual(['confirmed', 'guest', undefined, undefined]);
  ask('hil');
  expect(of('hil'), 'who has said yes is not asked again').toEqual([
    'confirmed',
    'guest',
    undefined,
    undefined,
  ]);
  answer('lkp', 'withdrawn', anna, ' Ikke råd ');
  expect(of('lkp')).toEqual(['withdrawn', 'anna', true, 'Ikke råd']);
  expect(refusal(() => answer('lkp', 'confirmed', hil))).toEqual(['not-allowed', 'action/a1']);
  expect(refusal(() => answer('lkp', 'confirmed', berit))).toEqual(['not-allowed', 'action/a1']);
  expect(refusal(() => ask('lkp', hil))).toEqual(['not-allowed', 'action/a1']);
  expect(refusal(() => answer('fylket', 'confirmed', anna))).toEqual(['not-found', 'action/a1']);
});

test('who is called on in a comment is told with it, until it is deleted', () => {
  const doc = record();
  const { id } = say(doc, {
    name: 'addComment',
    input: { actionId: 'a1', text: '@HiL?', mentions: ['hil'] },
  });
  expect(readComments(doc)[0]).toMatchObject({ mentions: ['hil'] });
  say(doc, { name: 'editComment', input: { id: id!, text: 'Ingen?' } });
  expect(readComments(doc)[0]).not.toHaveProperty('mentions');
});
