import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openRoots } from '../../shared/plan/document.ts';
import { syncFrame } from '../../shared/sync-protocol.ts';
import { retitle, titleOf } from '../builders.ts';
import { asking } from './asking.ts';
import { connect, RawClient } from './clients.ts';
import { coordinatorOf, guestBy, linkBy, startWithoutMembers } from './inviting.ts';
import { admitted } from './people.ts';
import { runProgram, type TestServer } from './serving.ts';

/* How what somebody may do ends on connections that are open. */

const members = '/api/plans/p/members';
/** Much longer than it may take: what is counted here is what gets through, not time. */
const patience = 15_000;

/** Somebody with a board of their own, on a bare socket that says only what the test says. */
class Writer implements Disposable {
  readonly doc = openRoots(new Y.Doc());
  readonly plan: RawClient;
  readonly record: RawClient;

  constructor(url: string, person: string) {
    this.plan = new RawClient(url, { as: { person } });
    this.record = new RawClient(url, { as: { person }, document: 'record' });
  }

  async here(): Promise<this> {
    await Promise.all([this.plan.caughtUp(), this.record.caughtUp()]);
    Y.applyUpdate(this.doc, this.plan.of('step2')[0]!.bytes);
    return this;
  }

  /** Sends another title of `a1`, whatever the server may think of it. */
  write(title: string): void {
    const before = Y.encodeStateVector(this.doc);
    retitle(this.doc, 'a1', title);
    this.plan.send(syncFrame('update', Y.encodeStateAsUpdate(this.doc, before)));
  }

  /** @returns the codes that its connections were closed with */
  async ended(): Promise<number[]> {
    const ends = await Promise.all([this.plan.end(), this.record.end()]);
    return ends.map(({ code }) => code);
  }

  [Symbol.dispose](): void {
    this.plan[Symbol.dispose]();
    this.record[Symbol.dispose]();
    this.doc.destroy();
  }
}

/** How many records of the journal are somebody's. */
const written = ({ ctx }: TestServer, person: string): number =>
  Number(ctx.db.prepare('SELECT COUNT(*) AS count FROM journal WHERE person = ?').get(person)!.count);

/** A server with a coordinator who looks on, and an editor who came by a link and has written once. */
async function meeting(wanted: object = {}) {
  const server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  const link = await linkBy(kari, { role: 'editor', ...wanted });
  const { person, ask } = await guestBy(server.url, link);
  const onlooker = connect(server.url, { as: { person: 'kari' } });
  await onlooker.synced();
  const guest = await new Writer(server.url, person).here();
  guest.write('Før');
  await onlooker.until('what the guest wrote before', () => titleOf(onlooker.doc, 'a1') === 'Før');
  const dispose = async () => {
    guest[Symbol.dispose]();
    onlooker[Symbol.dispose]();
    await server[Symbol.asyncDispose]();
  };
  return { server, kari, link, person, ask, onlooker, guest, [Symbol.asyncDispose]: dispose };
}

type Meeting = Awaited<ReturnType<typeof meeting>>;

/** Nothing of what the guest writes from now on is stored or seen, and their connections are closed. */
async function expectOut({ server, guest, person, onlooker }: Meeting): Promise<void> {
  guest.write('Etter');
  guest.write('Enda senere');
  expect(await guest.ended()).toEqual([4403, 4403]);
  retitle(onlooker.doc, 'a2', 'Videre');
  await onlooker.stored();
  expect(written(server, person)).toBe(1);
  expect(titleOf(onlooker.doc, 'a1')).toBe('Før');
  using late = connect(server.url, { as: { person: 'kari' } });
  await late.synced();
  expect(titleOf(late.doc, 'a1')).toBe('Før');
  using back = new RawClient(server.url, { as: { person } });
  expect((await back.end()).code).toBe(4403);
}

describe('at once when the answer is there', () => {
  test('who is removed writes and reads no more', async () => {
    await using here = await meeting();
    expect((await here.kari('DELETE', `${members}/${here.person}`)).status).toBe(204);
    await expectOut(here);
    expect((await here.ask('GET', '/api/plans/p')).status).toBe(404);
  });

  test('who came by a link that is taken back writes and reads no more', async () => {
    await using here = await meeting();
    await here.kari('DELETE', `/api/plans/p/invitations/${here.link.id}`);
    await expectOut(here);
  });

  test('those who came by another link stay', async () => {
    await using here = await meeting();
    const other = await linkBy(here.kari, { role: 'viewer' });
    await here.kari('DELETE', `/api/plans/p/invitations/${other.id}`);
    here.guest.write('Fortsatt her');
    const { onlooker } = here;
    await onlooker.until('what the guest writes', () => titleOf(onlooker.doc, 'a1') === 'Fortsatt her');
    expect(here.guest.plan.closed).toBeUndefined();
  });

  test('what was on its way before the answer is there, or is not, for everybody alike', async () => {
    await using here = await meeting();
    const { server, guest, onlooker, person, kari } = here;
    const removed = kari('DELETE', `${members}/${person}`);
    for (let n = 0; n < 200; n++) guest.write(`${n}`);
    expect((await removed).status).toBe(204);
    const count = written(server, person);
    await guest.ended();
    retitle(onlooker.doc, 'a2', 'Videre');
    await onlooker.stored();
    expect(written(server, person)).toBe(count);
    using late = connect(server.url, { as: { person: 'kari' } });
    await late.synced();
    expect(titleOf(onlooker.doc, 'a1')).toBe(titleOf(late.doc, 'a1'));
  });

  test('an editor who is demoted is told, reads on, and writes no more', async () => {
    await using here = await meeting();
    const { server, kari, guest, onlooker, person } = here;
    expect((await kari('PATCH', `${members}/${person}`, { role: 'viewer' })).status).toBe(200);
    guest.write('Etter');
    const { refused } = await guest.plan.next('refused');
    expect(refused).toEqual({ code: 'not-allowed', path: '' });
    expect(guest.plan.of('hello').map(({ hello }) => hello.role)).toEqual(['editor', 'viewer']);
    expect(guest.record.of('hello').map(({ hello }) => hello.role)).toEqual(['editor', 'viewer']);
    expect(written(server, person)).toBe(1);
    const seen = guest.plan.of('update').length;
    retitle(onlooker.doc, 'a1', 'Karis');
    await guest.plan.next('update', seen + 1);
    expect(guest.plan.closed).toBeUndefined();
    expect(titleOf(onlooker.doc, 'a1')).toBe('Karis');
  });

  test('a viewer who is made editor is told, and writes', async () => {
    await using here = await meeting({ role: 'editor' });
    const { kari, onlooker } = here;
    const link = await linkBy(kari, { role: 'viewer' });
    const { person } = await guestBy(here.server.url, link);
    using viewer = await new Writer(here.server.url, person).here();
    await kari('PATCH', `${members}/${person}`, { role: 'editor' });
    await viewer.plan.next('hello', 2);
    viewer.write('Ny redaktør');
    await onlooker.until('what the new editor writes', () => titleOf(onlooker.doc, 'a1') === 'Ny redaktør');
    expect(written(here.server, person)).toBe(1);
  });

  test('an editor who is limited to a column writes no more outside it', async () => {
    await using here = await meeting();
    const { kari, guest, person, server } = here;
    await kari('PATCH', `${members}/${person}`, { theme: 't2' });
    guest.write('Utenfor');
    expect((await guest.plan.next('refused')).refused.code).toBe('not-allowed');
    expect(written(server, person)).toBe(1);
  });

  test('who is let in again comes back with what they have', async () => {
    await using here = await meeting();
    const { kari, person, onlooker, server } = here;
    await kari('DELETE', `${members}/${person}`);
    await here.guest.ended();
    await kari('PATCH', `${members}/${person}`, { removed: false });
    using again = await new Writer(server.url, person).here();
    again.write('Tilbake');
    await onlooker.until('what they write now', () => titleOf(onlooker.doc, 'a1') === 'Tilbake');
    expect(written(server, person)).toBe(2);
  });

  test('what somebody raises by a link is told on the connection they have', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const link = await linkBy(kari, { role: 'editor' });
    const ola = asking(server.url, admitted(server.url, 'p', { person: 'ola', role: 'viewer' }));
    using board = new RawClient(server.url, { as: { person: 'ola' } });
    await board.welcomed();
    await ola('POST', '/api/invitations/redeem', { token: link.token });
    expect((await board.next('hello', 2)).hello.role).toBe('editor');
    await kari('DELETE', `/api/plans/p/invitations/${link.id}`);
    expect((await board.next('hello', 3)).hello.role).toBe('viewer');
    expect(board.closed).toBeUndefined();
  });
});

describe('by itself, when the time is over', () => {
  test('a guest writes and reads no more', async () => {
    await using here = await meeting();
    here.server.ctx.members.update('p', here.person, { expires: Date.now() + 50 });
    await here.guest.plan.until(
      'the end of the guest’s time',
      () => here.guest.plan.closed !== undefined,
      patience,
    );
    await expectOut(here);
  });

  test('of a link that was made to end so soon', async () => {
    const expires = new Date(Date.now() + 2_000).toISOString();
    await using here = await meeting({ expires });
    await here.guest.plan.until('the end of the link', () => here.guest.plan.closed !== undefined, patience);
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(expires));
    await expectOut(here);
  });

  test('a member whom a link had raised is again what they were', async () => {
    await using server = await startWithoutMembers();
    const link = await linkBy(coordinatorOf(server.url), { role: 'editor' });
    const ola = asking(server.url, admitted(server.url, 'p', { person: 'ola', role: 'viewer' }));
    await ola('POST', '/api/invitations/redeem', { token: link.token });
    using board = await new Writer(server.url, 'ola').here();
    server.ctx.members.update('p', 'ola', { expires: Date.now() + 50 });
    await board.plan.until('the role of before', () => board.plan.of('hello').length > 1, patience);
    expect(board.plan.of('hello').map(({ hello }) => hello.role)).toEqual(['editor', 'viewer']);
    board.write('Etter');
    expect((await board.plan.next('refused')).refused.code).toBe('not-allowed');
    expect(written(server, 'ola')).toBe(0);
  });
});

describe('from the command line, while the server runs', () => {
  const samplan = async ({ dataDir }: TestServer, ...args: string[]) => {
    const { code, stderr } = await runProgram(['server/cli.ts', ...args], { DATA_DIR: dataDir });
    expect([code, stderr]).toEqual([0, '']);
  };
  const closed = ({ guest }: Meeting) =>
    guest.plan.until('the end', () => guest.plan.closed !== undefined, patience);

  test('who is removed writes and reads no more', async () => {
    await using here = await meeting();
    await samplan(here.server, 'member', 'remove', here.person, '--plan', 'p');
    await closed(here);
    await expectOut(here);
  });

  test('who came by a link that is ended writes and reads no more', async () => {
    await using here = await meeting();
    await samplan(here.server, 'invite', 'end', here.link.id);
    await closed(here);
    await expectOut(here);
  });

  test('who gets another role is told', async () => {
    await using here = await meeting();
    const { guest, server, person } = here;
    await samplan(server, 'member', 'set', person, '--plan', 'p', '--role', 'contributor');
    await guest.plan.until('the new role', () => guest.plan.of('hello').length > 1, patience);
    expect(guest.plan.of('hello').at(-1)!.hello.role).toBe('contributor');
    guest.write('Etter');
    expect((await guest.plan.next('refused')).refused.code).toBe('not-allowed');
    expect(written(server, person)).toBe(1);
  });
});

test('who has been removed has what they wrote offline refused, whatever they try', async () => {
  await using here = await meeting();
  const { kari, person, guest, server } = here;
  retitle(guest.doc, 'a3', 'Skrevet uten nett');
  await kari('DELETE', `${members}/${person}`);
  using back = new RawClient(server.url, { as: { person } });
  back.socket.on('open', () => back.send(syncFrame('step2', Y.encodeStateAsUpdate(guest.doc))));
  expect((await back.end()).code).toBe(4403);
  expect(back.of('step2')).toEqual([]);
  expect(written(server, person)).toBe(1);
});

test('who has been made viewer has what they wrote offline refused and kept', async () => {
  await using here = await meeting();
  const { kari, person, guest, server } = here;
  guest.plan.socket.terminate();
  await kari('PATCH', `${members}/${person}`, { role: 'viewer' });
  retitle(guest.doc, 'a3', 'Skrevet uten nett');
  using back = await new RawClient(server.url, { as: { person } }).welcomed();
  back.send(syncFrame('step2', Y.encodeStateAsUpdate(guest.doc)));
  expect((await back.next('refused')).refused.code).toBe('not-allowed');
  expect(written(server, person)).toBe(1);
  const kept = await kari('GET', '/api/plans/p/refused');
  expect(kept.body).toMatchObject([{ who: person, code: 'not-allowed' }]);
});
