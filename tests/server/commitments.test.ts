import { expect, test } from 'vitest';
import type { Role } from '../../shared/access.ts';
import { readCommitments } from '../../shared/record/document.ts';
import { mergedIn, standsFor } from '../../shared/plan/merged.ts';
import { run } from '../../shared/plan/commands.ts';
import { smallPlan } from '../builders.ts';
import { send } from './commanding.ts';
import { admitted } from './people.ts';
import { startTestServer, type TestServer } from './serving.ts';

/* What organisations are asked and say of their parts, over HTTP: by whom, for whom, and when not. */

const said = ({ ctx }: TestServer, org: string) =>
  ctx.rooms.read('p', (doc) => readCommitments(doc).get(`a1|${org}`), 'record');

/** Somebody of plan `p` who is here for an organisation. */
function somebody({ url, ctx }: TestServer, person: string, role: Role, org: string | null): string {
  admitted(url, 'p', { person, role });
  ctx.members.update('p', person, { org });
  return person;
}

const answerAs = async ({ url }: TestServer, person: string, org: string, state = 'confirmed') => {
  const input = { actionId: 'a1', org, state };
  const { status, body } = await send(url, { command: 'answerCommitment', input }, { person });
  return status === 200 ? 200 : body.code;
};

const askAs = async ({ url }: TestServer, person: string, org: string) => {
  const sent = { command: 'askCommitment', input: { actionId: 'a1', org } };
  const { status, body } = await send(url, sent, { person });
  return status === 200 ? 200 : body.code;
};

const merge = ({ url }: TestServer, from: string, into: string) =>
  send(url, { command: 'mergeOrganisations', input: { from, into } });

test('an organisation’s own people answer for it, a coordinator on behalf of it, others not', async () => {
  await using server = await startTestServer();
  const contributor = somebody(server, 'kim', 'contributor', 'lk');
  expect(await answerAs(server, contributor, 'lk')).toBe(200);
  expect(await said(server, 'lk')).toMatchObject({ state: 'confirmed', person: 'kim' });
  expect((await said(server, 'lk'))!.onBehalf).toBeUndefined();
  expect(await answerAs(server, somebody(server, 'kai', 'contributor', 'hil'), 'lk')).toBe('not-allowed');
  expect(await answerAs(server, somebody(server, 'per', 'editor', null), 'lk')).toBe('not-allowed');
  expect(await answerAs(server, somebody(server, 'eva', 'viewer', 'lk'), 'lk')).toBe('not-allowed');
  expect(await said(server, 'lk')).toMatchObject({ person: 'kim' });
  expect(await answerAs(server, 'anna', 'lk', 'withdrawn')).toBe(200);
  expect(await said(server, 'lk')).toMatchObject({ state: 'withdrawn', person: 'anna', onBehalf: true });
  expect(await answerAs(server, 'anna', 'hil')).toBe('not-found');
});

test('editors and coordinators ask; who has said yes is not asked again', async () => {
  await using server = await startTestServer();
  expect(await askAs(server, somebody(server, 'kim', 'contributor', 'lk'), 'lk')).toBe('not-allowed');
  expect(await askAs(server, somebody(server, 'per', 'editor', null), 'lk')).toBe(200);
  expect(await said(server, 'lk')).toMatchObject({ state: 'asked', person: 'per' });
  await answerAs(server, 'kim', 'lk');
  expect(await askAs(server, 'per', 'lk')).toBe(200);
  expect(await said(server, 'lk')).toMatchObject({ state: 'confirmed', person: 'kim' });
});

test('in a plan that has been put away nobody asks or answers', async () => {
  await using server = await startTestServer();
  const own = somebody(server, 'kim', 'contributor', 'lk');
  server.ctx.plans.archive('p', true);
  expect([await answerAs(server, own, 'lk'), await answerAs(server, 'anna', 'lk')]).toEqual([
    'not-allowed',
    'not-allowed',
  ]);
  expect(await askAs(server, 'anna', 'lk')).toBe('not-allowed');
  expect(await said(server, 'lk')).toBeUndefined();
});

test('whose organisation was merged into another speaks for that one, until the merge is undone', async () => {
  await using server = await startTestServer();
  const own = somebody(server, 'kim', 'contributor', 'lk');
  expect(await answerAs(server, own, 'hil')).toBe('not-allowed');
  await merge(server, 'lk', 'hil');
  expect(await answerAs(server, own, 'hil')).toBe(200);
  expect((await said(server, 'hil'))!.onBehalf).toBeUndefined();
  expect(await answerAs(server, somebody(server, 'kai', 'contributor', null), 'hil')).toBe('not-allowed');
  await send(server.url, { command: 'restore', input: { entity: 'organisation', id: 'lk' } });
  expect(await answerAs(server, own, 'hil', 'withdrawn')).toBe('not-allowed');
});

test('mergers are followed to the end, and a circle ends where it began', () => {
  const doc = smallPlan();
  run(doc, 'test', { name: 'createOrganisation', input: { id: 'ny', name: 'Ny' } });
  run(doc, 'test', { name: 'mergeOrganisations', input: { from: 'lk', into: 'hil' } });
  run(doc, 'test', { name: 'mergeOrganisations', input: { from: 'hil', into: 'ny' } });
  expect(['lk', 'hil', 'ny', '__proto__'].map((id) => standsFor(id, mergedIn(doc)))).toEqual([
    'ny',
    'ny',
    'ny',
    '__proto__',
  ]);
  const circle = new Map([
    ['a', 'b'],
    ['b', 'a'],
    ['c', 'c'],
  ]);
  expect(['a', 'b', 'c'].map((id) => standsFor(id, circle))).toEqual(['a', 'b', 'c']);
});
