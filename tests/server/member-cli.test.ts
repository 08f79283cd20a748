import { describe, expect, test } from 'vitest';
import { redeemedSchema } from '../../shared/members.ts';
import { smallPlan } from '../builders.ts';
import { asking, read } from './asking.ts';
import { coordinatorOf, guestBy, linkBy, memberBy, startWithoutMembers } from './inviting.ts';
import { admitted } from './people.ts';
import { runProgram, storePlan, tempDir } from './serving.ts';

/* Members and links on the administrator's command line, as a real process. */

const samplan = (dataDir: string, ...args: string[]) =>
  runProgram(['server/cli.ts', ...args], { DATA_DIR: dataDir, PUBLIC_URL: 'https://plan.example' });

/** One line, no stack trace. */
const sentence = /^[^\n]+\n$/;

test.concurrent.each([
  ['no plan to list the members of', ['member', 'list'], 'member list takes --plan'],
  ['nobody to make a member', ['member', 'set', '--plan', 'p', '--role', 'viewer'], 'member set takes'],
  ['no role for a member', ['member', 'set', 'ola@example.org', '--plan', 'p'], 'member set takes'],
  ['a role there is none of', ['member', 'set', 'x', '--plan', 'p', '--role', 'owner'], '"owner" is no role'],
  ['nobody to remove', ['member', 'remove', '--plan', 'p'], 'member remove takes'],
  ['no role for a link', ['invite', '--plan', 'p'], 'invite takes --plan, and --role'],
  [
    'coordinators by a link',
    ['invite', '--plan', 'p', '--role', 'coordinator'],
    'editor, contributor, viewer',
  ],
  ['a word too many', ['invite', 'all', '--plan', 'p', '--role', 'viewer'], 'invite takes'],
  ['no uses', ['invite', '--plan', 'p', '--role', 'viewer', '--uses', '0'], 'from 1 to 1000'],
  ['a year and a day', ['invite', '--plan', 'p', '--role', 'viewer', '--days', '366'], 'from 1 to 365'],
  ['no plan to list the links of', ['invite', 'list'], 'invite list takes --plan'],
  ['no link to end', ['invite', 'end'], 'invite end takes'],
])('%s is wrong usage', async (_name, args, told) => {
  using dir = tempDir();
  await storePlan(dir.path, 'p', smallPlan());
  const { code, stdout, stderr } = await samplan(dir.path, ...args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(sentence);
  expect(stderr).toContain(told);
});

test.concurrent.each([
  ['members of no plan', ['member', 'list', '--plan', 'q'], 'no plan "q"'],
  [
    'a member of no plan',
    ['member', 'set', 'o@example.org', '--plan', 'q', '--role', 'viewer'],
    'no plan "q"',
  ],
  ['somebody nobody knows', ['member', 'set', 'ola', '--plan', 'p', '--role', 'viewer'], 'no account "ola"'],
  ['to remove nobody', ['member', 'remove', 'ola', '--plan', 'p'], '"ola" is nobody in this plan'],
  ['a link to no plan', ['invite', '--plan', 'q', '--role', 'viewer'], 'no plan "q"'],
  [
    'a theme there is none of',
    ['invite', '--plan', 'p', '--role', 'editor', '--theme', 't9'],
    'no theme "t9"',
  ],
  ['an organisation there is none of', ['invite', '--plan', 'p', '--role', 'viewer', '--org', 'x'], '"x"'],
  ['to end no link', ['invite', 'end', 'x'], 'no invitation "x"'],
])('%s is refused in one sentence', async (_name, args, told) => {
  using dir = tempDir();
  await storePlan(dir.path, 'p', smallPlan());
  const { code, stdout, stderr } = await samplan(dir.path, ...args);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(sentence);
  expect(stderr).toContain(told);
});

describe('beside a server', () => {
  test('a link is made, listed without its secret, followed and ended', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url, { organisation: 'Regionrådet' });
    const made = await samplan(
      server.dataDir,
      'invite', '--plan', 'p', '--role', 'editor', '--theme', 't2', '--org', 'lk', '--uses', '2', '--days', '3',
    ); // prettier-ignore
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const [, token] = /^https:\/\/plan\.example\/join#([\w-]{43})\n$/.exec(made.stdout)!;
    const anybody = asking(server.url);
    expect((await anybody('POST', '/api/invitations/look', { token })).body).toMatchObject({
      inviter: { organisation: 'Regionrådet', title: '' },
      organisation: 'Lillehammer kommune',
    });
    const come = anybody('POST', '/api/invitations/redeem', { token, name: 'Gjest' });
    expect(await read(come, redeemedSchema)).toEqual({ plan: 'p', role: 'editor' });

    const listed = await samplan(server.dataDir, 'invite', 'list', '--plan', 'p');
    expect(listed).toMatchObject({ code: 0, stderr: '' });
    const [id, role, organisation, used, expires, state] = listed.stdout.trimEnd().split('\t');
    expect([role, organisation, used, state]).toEqual([
      'editor of t2',
      'Lillehammer kommune',
      '1 of 2',
      'open',
    ]);
    expect(Math.abs(Date.parse(expires!) - Date.now() - 3 * 24 * 3_600_000)).toBeLessThan(60_000);
    expect(listed.stdout).not.toContain(token);

    expect(await samplan(server.dataDir, 'invite', 'end', id!)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await anybody('POST', '/api/invitations/look', { token })).status).toBe(410);
    const invitations = await kari('GET', '/api/plans/p/invitations');
    expect(invitations.body).toMatchObject([{ id, state: 'revoked' }]);
  });

  test('members are listed, one a line', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url, { organisation: 'Regionrådet' });
    const link = await linkBy(kari);
    const [guest, gone] = [await guestBy(server.url, link, 'Her'), await guestBy(server.url, link, 'Borte')];
    await kari('DELETE', `/api/plans/p/members/${gone.person}`);
    const { removed } = (await memberBy(kari, gone.person))!;
    const { stdout } = await samplan(server.dataDir, 'member', 'list', '--plan', 'p');
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t')),
    ).toEqual([
      ['kari', 'account', 'coordinator', 'Kari', 'Regionrådet', '', 'never', 'member'],
      [guest.person, 'guest', 'contributor', 'Her', 'Film3', '', 'never', `until ${link.expires}`],
      [gone.person, 'guest', 'contributor', 'Borte', 'Film3', '', 'never', `removed ${removed}`],
    ]);
  });

  test('an address nobody has gets an account, whose sign-in link sets it up', async () => {
    await using server = await startWithoutMembers();
    const set = (...more: string[]) =>
      samplan(server.dataDir, 'member', 'set', 'Ny@Example.org', '--plan', 'p', ...more);
    const made = await set('--role', 'editor', '--theme', 't1', '--org', 'lk');
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const kari = coordinatorOf(server.url);
    expect(await memberBy(kari, made.stdout.trim())).toMatchObject({
      email: 'ny@example.org',
      role: 'editor',
      theme: 't1',
      organisation: 'Lillehammer kommune',
    });
    const { stdout } = await samplan(server.dataDir, 'sign-in-link', 'ny@example.org');
    expect(stdout).toContain('/set-up#');
    expect((await set('--role', 'editor')).stdout).toBe(made.stdout);
    expect(await memberBy(kari, made.stdout.trim())).not.toHaveProperty('theme');
  });

  test('who was removed is let in again, somebody with an account is taken in by id', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    admitted(server.url, 'p', { person: 'ola', name: 'Ola', role: 'viewer' });
    admitted(server.url, 'none', { person: 'per', name: 'Per' });
    const { dataDir } = server;
    const remove = await samplan(dataDir, 'member', 'remove', 'ola', '--plan', 'p');
    expect(remove).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await memberBy(kari, 'ola')).toHaveProperty('removed');
    await samplan(dataDir, 'member', 'set', 'ola', '--plan', 'p', '--role', 'editor');
    expect(await memberBy(kari, 'ola')).toMatchObject({ role: 'editor' });
    expect(await memberBy(kari, 'ola')).not.toHaveProperty('removed');
    await samplan(dataDir, 'member', 'set', 'per', '--plan', 'p', '--role', 'coordinator');
    expect(await memberBy(kari, 'per')).toMatchObject({ role: 'coordinator' });
  });

  test('the last coordinator stays, and a guest does not become one', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const { person } = await guestBy(server.url, await linkBy(kari));
    const { dataDir } = server;
    const tried = [
      await samplan(dataDir, 'member', 'remove', 'kari', '--plan', 'p'),
      await samplan(dataDir, 'member', 'set', 'kari', '--plan', 'p', '--role', 'viewer'),
      await samplan(dataDir, 'member', 'set', person, '--plan', 'p', '--role', 'coordinator'),
    ];
    expect(tried.map(({ code }) => code)).toEqual([1, 1, 1]);
    expect(await memberBy(kari, 'kari')).toMatchObject({ role: 'coordinator' });
    expect(await memberBy(kari, person)).toMatchObject({ role: 'contributor' });
  });
});
