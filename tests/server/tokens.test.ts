import { describe, expect, test } from 'vitest';
import { examplePlan, retitle, smallPlan, titleOf } from '../builders.ts';
import { account, ask, rightPassword, signInWith } from './accounts.ts';
import { connect, RawClient } from './clients.ts';
import { runProgram, startProcess, startTestServer, storePlan, tempDir } from './serving.ts';

/* The administrator's command line about people: tokens of scripts, and links for who cannot get in. */

const samplan = (dataDir: string, ...args: string[]) =>
  runProgram(['server/cli.ts', ...args], { DATA_DIR: dataDir });

/** Makes a token. @returns its secret */
async function tokenFor(dataDir: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await samplan(dataDir, 'token', 'create', ...args);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^[\w-]{43}\n$/);
  return stdout.trim();
}

/** The rows of `token list`. */
const listed = async (dataDir: string): Promise<string[][]> =>
  (await samplan(dataDir, 'token', 'list')).stdout
    .split('\n')
    .filter(Boolean)
    .map((row) => row.split('\t'));

test.concurrent('a token is shown once, listed, and works for its plan as what it says', async () => {
  using dir = tempDir();
  await storePlan(dir.path, 'lillehammer', examplePlan());
  const secret = await tokenFor(
    dir.path,
    '--plan',
    'lillehammer',
    '--role',
    'editor',
    '--org',
    'lkp',
    '--name',
    ' Nattlig\t eksport ',
  );
  await using server = await startTestServer({ dataDir: dir.path });
  const authorization = `Bearer ${secret}`;
  const plans = (await (
    await fetch(`${server.url}/api/plans`, { headers: { authorization } })
  ).json()) as unknown;
  expect(plans).toMatchObject([{ id: 'lillehammer', role: 'editor' }]);
  expect((await fetch(`${server.url}/api/plans/p`, { headers: { authorization } })).status).toBe(404);
  expect((await ask(server.url, 'GET', undefined, { authorization })).body.person).toMatchObject({
    kind: 'script',
    name: 'Nattlig eksport',
  });
  const member = server.ctx.members.of('lillehammer').find(({ kind }) => kind === 'script');
  expect(member).toMatchObject({
    role: 'editor',
    org: 'lkp',
    shownOrganisation: 'Lillehammer kunnskapspark',
  });
  const [row, ...more] = await listed(dir.path);
  expect([row!.slice(1, 4), row![5], more]).toEqual([
    ['lillehammer', 'editor', 'Nattlig eksport'],
    'valid',
    [],
  ]);
  expect(Date.now() - Date.parse(row![4]!)).toBeLessThan(60_000);
  expect(JSON.stringify(server.ctx.db.prepare('SELECT * FROM token').all())).not.toContain(secret);
});

test.concurrent('one that has never been used says so', async () => {
  using dir = tempDir();
  await storePlan(dir.path, 'p', smallPlan());
  await tokenFor(dir.path, '--plan', 'p', '--role', 'viewer');
  expect(await listed(dir.path)).toEqual([
    [expect.stringMatching(/^[a-z0-9]{12}$/), 'p', 'viewer', 'Script', 'never', 'valid'],
  ]);
});

test.concurrent('a running server closes the connections of a revoked token within a second, and takes nothing more of it', async () => {
  using dir = tempDir();
  await storePlan(dir.path, 'p', smallPlan());
  const [secret, other] = [
    await tokenFor(dir.path, '--plan', 'p', '--role', 'editor'),
    await tokenFor(dir.path, '--plan', 'p', '--role', 'editor', '--name', 'En annen'),
  ];
  await using server = await startProcess({ DATA_DIR: dir.path });
  const headers = { authorization: `Bearer ${secret}` };
  using script = new RawClient(server.url, { headers });
  using beside = new RawClient(server.url, { headers: { authorization: `Bearer ${other}` } });
  using anna = connect(server.url);
  await Promise.all([script.welcomed(), beside.welcomed(), anna.synced()]);
  const [id] = (await listed(dir.path)).find(([, , , name]) => name === 'Script')!;
  const ended = script.end().then(() => Date.now());
  const { code, stdout, stderr } = await samplan(dir.path, 'token', 'revoke', id!);
  const revoked = Date.now();
  expect([code, stdout, stderr]).toEqual([0, '', '']);
  expect((await ended) - revoked).toBeLessThan(1_000);
  expect([script.closed?.code, beside.closed]).toEqual([4401, undefined]);
  expect((await fetch(`${server.url}/api/plans/p`, { headers })).status).toBe(401);
  using again = new RawClient(server.url, { headers });
  expect((await again.end()).code).toBe(4401);
  retitle(anna.doc, 'a1', 'Videre');
  await anna.stored();
  expect(titleOf(anna.doc, 'a1')).toBe('Videre');
  expect((await listed(dir.path)).map((row) => [row[3], row[5]])).toEqual([
    ['Script', 'revoked'],
    ['En annen', 'valid'],
  ]);
  expect((await samplan(dir.path, 'token', 'revoke', id!)).code).toBe(0);
});

test.concurrent('one whose script has been taken out of the plan says so', async () => {
  using dir = tempDir();
  await using server = await startTestServer({ dataDir: dir.path });
  const secret = await tokenFor(dir.path, '--plan', 'p', '--role', 'viewer');
  const member = server.ctx.members.of('p').find(({ kind }) => kind === 'script');
  server.ctx.members.update('p', member!.person, { removed: Date.now() });
  expect(
    (await fetch(`${server.url}/api/plans/p`, { headers: { authorization: `Bearer ${secret}` } })).status,
  ).toBe(404);
  expect((await listed(dir.path))[0]![5]).toBe('removed from the plan');
});

describe('what is refused changes nothing', () => {
  test.concurrent.each<[string, string[], number, string]>([
    ['no plan', ['token', 'create', '--role', 'viewer'], 2, 'token create takes --plan and --role'],
    ['no role', ['token', 'create', '--plan', 'p'], 2, 'token create takes --plan and --role'],
    [
      'a role there is none of',
      ['token', 'create', '--plan', 'p', '--role', 'admin'],
      2,
      '"admin" is no role',
    ],
    [
      'a plan there is none of',
      ['token', 'create', '--plan', 'q', '--role', 'viewer'],
      1,
      'There is no plan "q"',
    ],
    [
      'an organisation there is none of',
      ['token', 'create', '--plan', 'p', '--role', 'viewer', '--org', 'x'],
      1,
      'There is no organisation "x" in "p"',
    ],
    ['a token that is not named', ['token', 'revoke'], 2, 'token revoke takes a token'],
    ['a token there is none of', ['token', 'revoke', 'x'], 1, 'There is no token "x"'],
    ['nobody', ['sign-in-link'], 2, 'sign-in-link takes an e-mail address'],
    [
      'somebody unknown',
      ['sign-in-link', 'ingen@plan.example'],
      1,
      'There is no account "ingen@plan.example"',
    ],
    ['half a verb', ['token'], 2, 'There is no verb "token"'],
  ])('%s', async (_name, args, code, told) => {
    using dir = tempDir();
    await storePlan(dir.path, 'p', smallPlan());
    const said = await samplan(dir.path, ...args);
    expect([said.code, said.stdout]).toEqual([code, '']);
    expect(said.stderr).toMatch(/^[^\n]+\n$/);
    expect(said.stderr).toContain(told);
    expect(await listed(dir.path)).toEqual([]);
  });
});

test.concurrent('who has lost their password gets in by a link of the administrator, once, and chooses a new one', async () => {
  await using server = await startTestServer();
  const { id, email } = await account(server);
  for (const who of [id, ' KARI@plan.example ']) {
    const { code, stdout, stderr } = await samplan(server.dataDir, 'sign-in-link', who);
    expect([code, stderr]).toEqual([0, '']);
    const [, link] = /^http:\/\/127\.0\.0\.1:3000\/sign-in#([\w-]{43})\n$/.exec(stdout)!;
    const { cookie, body } = await signInWith(server.url, { link });
    expect(body.person?.id).toBe(id);
    expect(
      (await ask(server.url, 'PATCH', { password: `${rightPassword}!` }, { cookie: cookie! })).status,
    ).toBe(200);
    expect((await signInWith(server.url, { link })).status).toBe(410);
  }
  expect((await signInWith(server.url, { email, password: `${rightPassword}!` })).status).toBe(200);
});

test.concurrent('who has not said who they are yet is led to where they do; links go to where people reach the program', async () => {
  await using server = await startTestServer();
  server.ctx.people.create({ id: 'ny', kind: 'account', name: '' });
  const { stdout } = await runProgram(['server/cli.ts', 'sign-in-link', 'ny'], {
    DATA_DIR: server.dataDir,
    PUBLIC_URL: 'https://plan.example/',
  });
  expect(stdout).toMatch(/^https:\/\/plan\.example\/set-up#[\w-]{43}\n$/);
});
