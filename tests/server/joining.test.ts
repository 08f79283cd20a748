import { expect, test } from 'vitest';
import { asking } from './asking.ts';
import { coordinatorOf, linkBy, memberBy, startWithoutMembers } from './inviting.ts';
import { admitted } from './people.ts';
import { type TestServer } from './serving.ts';

/* Somebody with an account who comes in by a link. */

const redeem = '/api/invitations/redeem';
const used = ({ ctx }: TestServer, id: string) => ctx.invitations.find(id)!.used;

test('becomes a member without saying anything, until the link ends, and keeps their session', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  const link = await linkBy(kari, { role: 'editor' });
  const headers = admitted(server.url, 'none', { person: 'ola', name: 'Ola', organisation: 'Fylket' });
  const ola = asking(server.url, headers);
  const { body, cookie } = await ola('POST', redeem, { token: link.token });
  expect([body, cookie]).toEqual([{ plan: 'p', role: 'editor' }, undefined]);
  expect(await memberBy(kari, 'ola')).toMatchObject({
    kind: 'account',
    name: 'Ola',
    organisation: 'Fylket',
    role: 'editor',
    expires: link.expires,
  });
  expect((await ola('GET', '/api/plans/p')).status).toBe(200);
});

test('who is a member for good is raised as long as the link lasts, and then what they were', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  const link = await linkBy(kari, { role: 'editor' });
  const ola = asking(server.url, admitted(server.url, 'p', { person: 'ola', name: 'Ola', role: 'viewer' }));
  expect((await ola('POST', redeem, { token: link.token })).body).toEqual({ plan: 'p', role: 'editor' });
  expect(await memberBy(kari, 'ola')).toMatchObject({ role: 'editor', expires: link.expires });
  server.ctx.members.update('p', 'ola', { expires: Date.now() - 1 });
  expect(await memberBy(kari, 'ola')).toMatchObject({ role: 'viewer' });
  expect(await memberBy(kari, 'ola')).not.toHaveProperty('expires');
  expect((await ola('GET', '/api/plans/p')).status).toBe(200);
});

test('whom a link has raised is what they were when it is taken back', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  const link = await linkBy(kari, { role: 'editor' });
  const headers = admitted(server.url, 'p', { person: 'ola', role: 'editor', theme: 't1' });
  await asking(server.url, headers)('POST', redeem, { token: link.token });
  expect(await memberBy(kari, 'ola')).not.toHaveProperty('theme');
  await kari('DELETE', `/api/plans/p/invitations/${link.id}`);
  expect(await memberBy(kari, 'ola')).toMatchObject({ role: 'editor', theme: 't1' });
  expect(await memberBy(kari, 'ola')).not.toHaveProperty('removed');
});

test('whom a link had raised keeps the role that a coordinator then gives them', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  const link = await linkBy(kari, { role: 'editor' });
  const ola = asking(server.url, admitted(server.url, 'p', { person: 'ola', role: 'viewer' }));
  await ola('POST', redeem, { token: link.token });
  await kari('PATCH', '/api/plans/p/members/ola', { role: 'contributor' });
  await ola('POST', redeem, { token: link.token });
  await kari('DELETE', `/api/plans/p/invitations/${link.id}`);
  expect(await memberBy(kari, 'ola')).toMatchObject({ role: 'contributor' });
  expect(await memberBy(kari, 'ola')).not.toHaveProperty('expires');
  expect(await memberBy(kari, 'ola')).not.toHaveProperty('removed');
});

test('whom a link has raised may be limited to a theme meanwhile, and is what they were after it', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  const link = await linkBy(kari, { role: 'editor' });
  const ola = asking(server.url, admitted(server.url, 'p', { person: 'ola', role: 'viewer' }));
  await ola('POST', redeem, { token: link.token });
  await kari('PATCH', '/api/plans/p/members/ola', { theme: 't1' });
  expect(await memberBy(kari, 'ola')).toMatchObject({ role: 'editor', theme: 't1', expires: link.expires });
  await kari('DELETE', `/api/plans/p/invitations/${link.id}`);
  expect(await memberBy(kari, 'ola')).toMatchObject({ role: 'viewer' });
  expect(await memberBy(kari, 'ola')).not.toHaveProperty('theme');
});

test('who is coordinator stays coordinator, and is not counted', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  const link = await linkBy(kari, { role: 'editor' });
  expect((await kari('POST', redeem, { token: link.token })).body).toEqual({
    plan: 'p',
    role: 'coordinator',
  });
  expect(used(server, link.id)).toBe(0);
});

test('whose session is over is somebody nobody knows', async () => {
  await using server = await startWithoutMembers();
  const link = await linkBy(coordinatorOf(server.url));
  const ola = asking(server.url, admitted(server.url, 'none', { person: 'ola', name: 'Ola' }));
  server.ctx.sessions.endAll('ola');
  expect((await ola('POST', redeem, { token: link.token })).status).toBe(422);
});
