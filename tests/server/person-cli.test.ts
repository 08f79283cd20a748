import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { account, signInWith } from './accounts.ts';
import { comment, send } from './commanding.ts';
import { coordinatorOf, guestBy, linkBy, membersBy } from './inviting.ts';
import { asking } from './asking.ts';
import { admitted } from './people.ts';
import { smallPlan } from '../builders.ts';
import { runProgram, startProcess, startTestServer, storePlan, tempDir } from './serving.ts';

/* `erase-person` and `export-person` as real processes. */

const samplan = (dataDir: string, ...args: string[]) =>
  runProgram(['server/cli.ts', ...args], { DATA_DIR: dataDir });

/** One line, no stack trace. */
const sentence = /^[^\n]+\n$/;

test.concurrent.each([
  ['nobody to erase', ['erase-person'], 2, 'erase-person takes an e-mail address, or the id of a person'],
  ['two to erase', ['erase-person', 'a', 'b'], 2, 'erase-person takes'],
  ['nobody to export', ['export-person'], 2, 'export-person takes'],
  ['an id nobody has', ['erase-person', 'ola'], 1, 'There is nobody known as "ola"'],
  ['an address nobody has', ['erase-person', 'ola@example.no'], 1, 'There is nobody known as'],
  ['an export of nobody', ['export-person', 'ola'], 1, 'There is nobody known as "ola"'],
])('%s: one sentence', async (_name, args, exit, told) => {
  using dir = tempDir();
  const { code, stdout, stderr } = await samplan(dir.path, ...args);
  expect([code, stdout]).toEqual([exit, '']);
  expect(stderr).toMatch(sentence);
  expect(stderr).toContain(told);
});

test.concurrent('who alone coordinates a plan is erased when somebody else has been named', async () => {
  await using server = await startTestServer();
  const kari = coordinatorOf(server.url, { person: 'sole', name: 'Kari' });
  await kari('GET', '/api/plans/p');
  // Those who are there in every test step back.
  server.ctx.db.exec("UPDATE member SET role = 'viewer' WHERE person <> 'sole'");
  const refused = await samplan(server.dataDir, 'erase-person', 'sole');
  expect([refused.code, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toBe('Nobody else coordinates "p": name another first (member set)\n');
  expect((await membersBy(kari)).find(({ person }) => person === 'sole')?.name).toBe('Kari');
  await samplan(server.dataDir, 'member', 'set', 'ny@example.no', '--plan', 'p', '--role', 'coordinator');
  expect(await samplan(server.dataDir, 'erase-person', 'sole')).toMatchObject({ code: 0, stderr: '' });
  expect((await kari('GET', '/api/plans/p')).status).toBe(401);
});

test.concurrent('a second time finds nobody by their address, and nothing more by their id', async () => {
  await using server = await startTestServer();
  const { id } = await account(server, { email: 'anne@example.no', name: 'Anne Unik' });
  admitted(server.url, 'p', { person: id, role: 'editor' });
  const state = () => JSON.stringify(server.ctx.db.prepare('SELECT * FROM person WHERE id = ?').get(id));
  expect((await samplan(server.dataDir, 'erase-person', 'anne@example.no')).code).toBe(0);
  const once = state();
  expect(await samplan(server.dataDir, 'erase-person', id)).toEqual({
    code: 0,
    stdout: `erased\t${id}\t0 mails to them\t0 mails from them\n`,
    stderr: '',
  });
  expect(state()).toBe(once);
  expect((await samplan(server.dataDir, 'erase-person', 'anne@example.no')).code).toBe(1);
});

test.concurrent('who has been erased is nobody to anything, and cannot be let in again', async () => {
  await using server = await startTestServer();
  const { ctx, url } = server;
  const { id } = await account(server, { email: 'anne@example.no', name: 'Anne Unik', founder: 1 });
  const kari = coordinatorOf(url);
  admitted(url, 'p', { person: id, role: 'editor' });
  const late = ctx.people.find(id)!;
  expect((await samplan(server.dataDir, 'erase-person', id)).code).toBe(0);
  const path = `/api/plans/p/members/${id}`;
  for (const changes of [{ removed: false }, { role: 'coordinator' }, { organisation: 'Et sted' }])
    expect(await kari('PATCH', path, changes)).toMatchObject({ status: 409, body: { code: 'gone' } });
  const again = await samplan(server.dataDir, 'member', 'set', id, '--plan', 'p', '--role', 'editor');
  expect([again.code, again.stderr]).toEqual([1, `There is no account "${id}"\n`]);
  expect((await samplan(server.dataDir, 'sign-in-link', id)).code).toBe(1);
  // What was on its way when it happened.
  ctx.people.update(id, { name: late.name, email: late.email });
  const secret = ctx.sessions.open(id);
  expect((await asking(url, { cookie: `samplan=${secret}` })('GET', '/api/plans')).status).toBe(401);
  expect(ctx.db.prepare('SELECT name, email, founder FROM person WHERE id = ?').get(id)).toEqual({
    name: '',
    email: null,
    founder: 0,
  });
  const people = (await kari('GET', '/api/plans/p/people')).body as { id: string }[];
  expect(people.find((one) => one.id === id)).toEqual({ id, name: '', organisation: '' });
  // The address is free for whoever has it.
  expect(
    (await kari('POST', '/api/plans/p/members', { email: 'anne@example.no', role: 'viewer' })).status,
  ).toBe(201);
});

test.concurrent('a script is erased with its token; when who set the server up has gone, it is set up anew', async () => {
  using dir = tempDir();
  const run = (...args: string[]) => samplan(dir.path, ...args);
  await storePlan(dir.path, 'p', smallPlan());
  const secret = (
    await run('token', 'create', '--plan', 'p', '--role', 'viewer', '--name', 'Anne Unik')
  ).stdout.trim();
  const links: (string | undefined)[] = [];
  for (const isFirst of [true, false]) {
    await using server = await startProcess({ DATA_DIR: dir.path });
    links.push(/^Set up Samplan: .*#(.*)$/m.exec(server.stdout)?.[1]);
    if (!isFirst) continue;
    const { cookie } = await signInWith(server.url, { link: links[0] });
    const anne = asking(server.url, { cookie: cookie! });
    await anne('PATCH', '/api/session', { name: 'Anne Unik', organisation: 'Film3' });
    const plan = async (authorization: string) =>
      (await asking(server.url, { authorization })('GET', '/api/plans/p')).status;
    expect(await plan(`Bearer ${secret}`)).toBe(200);
    const members = await membersBy(anne);
    expect(members.map(({ kind, name }) => [kind, name])).toEqual([
      ['account', 'Anne Unik'],
      ['script', 'Anne Unik'],
    ]);
    expect((await run('erase-person', members[1]!.person)).code).toBe(0);
    expect(await plan(`Bearer ${secret}`)).toBe(401);
    await run('member', 'set', 'ny@example.no', '--plan', 'p', '--role', 'coordinator');
    expect((await run('erase-person', members[0]!.person)).code).toBe(0);
    server.kill('SIGTERM');
    await server.exit;
  }
  expect(links[1]).toMatch(/^[\w-]{43}$/);
  expect(links[1]).not.toBe(links[0]);
});

test.concurrent('it is told how often a plan still names them, and who else is called so', async () => {
  await using server = await startTestServer();
  const { url } = server;
  const kari = coordinatorOf(url);
  const guest = await guestBy(url, await linkBy(kari, { organisation: 'Bo Ek AS' }), 'Bo Ek');
  const other = await guestBy(url, await linkBy(kari), 'bo ek');
  const rename = (value: string) =>
    send(url, { command: 'setField', input: { entity: 'action', id: 'a1', field: 'title', value } });
  await rename('Spør BO EK, ikke Bo Eks sønn');
  await comment(url, 'Bo Ek sa ja');
  await comment(url, 'Bo Ekeland sa nei');
  await rename('Spør noen');
  await rename('Bo Ek igjen');
  const { code, stdout } = await samplan(server.dataDir, 'erase-person', guest.person);
  expect(code).toBe(0);
  expect(stdout.split('\n')).toEqual([
    `erased\t${guest.person}\t0 mails to them\t0 mails from them`,
    'still named\tp\tboard 1\tcomments 1\thistory 1\tlinks 1\trefused 0',
    `same name\t${other.person}\tguest`,
    '',
  ]);
  expect((await membersBy(kari)).find(({ person }) => person === other.person)?.name).toBe('bo ek');
});

test.concurrent('given a name, the ids of all who go by it are told, and nothing happens', async () => {
  await using server = await startTestServer();
  const { id } = await account(server, { name: 'Bo Ek', email: 'bo@plan.example' });
  const guest = await guestBy(server.url, await linkBy(coordinatorOf(server.url)), 'BO EK');
  const ids = [`${id} (account)`, `${guest.person} (guest)`].toSorted().join(', ');
  for (const verb of ['erase-person', 'export-person']) {
    const { code, stdout, stderr } = await samplan(server.dataDir, verb, 'bo ek');
    const said = `There is nobody known as "bo ek"; by that name go ${ids}: name one by the id\n`;
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: said });
  }
  expect(server.ctx.people.find(id)?.name).toBe('Bo Ek');
  const exported = await samplan(server.dataDir, 'export-person', 'bo@plan.example');
  expect([exported.code, exported.stderr]).toEqual([0, `same name\t${guest.person}\tguest\n`]);
  expect(JSON.stringify(JSON.parse(exported.stdout))).not.toContain(guest.person);
});

test('export-person gives all that is stored about somebody, and nothing of others', async () => {
  await using server = await startTestServer();
  const { url, ctx } = server;
  const kari = coordinatorOf(url, { name: 'Kari Navnesen' });
  const { id } = await account(server, {
    email: 'anne@example.no',
    name: 'Anne Unik',
    organisation: 'Film3',
  });
  admitted(url, 'p', { person: id, role: 'coordinator' });
  ctx.db.prepare('INSERT INTO identity VALUES (?, ?, ?)').run('https://issuer.example', 'subject-1', id);
  const { cookie } = await signInWith(url, { email: 'anne@example.no', password: 'et langt passord' });
  const anne = asking(url, { cookie: cookie! });
  await linkBy(anne);
  await linkBy(kari);
  const retitled = (value: string, person: string) =>
    send(
      url,
      { command: 'setField', input: { entity: 'action', id: 'a1', field: 'title', value } },
      { person },
    );
  await retitled('Kari skrev dette', 'kari');
  await retitled('Anne skrev dette', id);
  await comment(url, 'Kari sa noe', 'a1', 'kari');
  await comment(url, 'Anne sa noe', 'a1', id);
  await anne('POST', '/api/plans/p/members', { email: 'nils@annetsted.example', role: 'viewer' });
  ctx.newAddresses.want(id, 'anne.ny@example.no', 60_000);
  const outbox = join(server.dataDir, 'outbox');
  const mails = () => (existsSync(outbox) ? readdirSync(outbox).filter((mail) => mail.endsWith('.eml')) : []);
  await expect.poll(mails, { timeout: 10_000 }).toHaveLength(1);
  const file = join(server.dataDir, 'anne.json');
  expect(await samplan(server.dataDir, 'export-person', 'anne@example.no', file)).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const text = readFileSync(file, 'utf8');
  const told = JSON.parse(text) as unknown;
  expect(told).toMatchObject({
    person: {
      id,
      kind: 'account',
      name: 'Anne Unik',
      email: 'anne@example.no',
      organisation: 'Film3',
      hasPassword: true,
    },
    identities: [{ issuer: 'https://issuer.example', subject: 'subject-1' }],
    sessions: [{}, {}, {}],
    signInLinks: [],
    newAddresses: [{ email: 'anne.ny@example.no', expires: expect.any(String) as string }],
    memberships: [{ plan: 'p', role: 'coordinator' }],
    tokens: [],
    invitations: [{ plan: 'p', role: 'contributor', uses: expect.any(Number) as number }],
    plans: [
      {
        plan: 'p',
        comments: [{ action: 'a1', text: 'Anne sa noe' }],
        changes: [{ entity: 'action', id: 'a1', field: 'title', to: 'Anne skrev dette' }],
        refused: [],
        journal: 2,
        receipts: 2,
      },
    ],
    outbox: { to: 0, by: 1 },
  });
  for (const others of ['Kari', 'kari', 'Navnesen', 'nils@', 'argon2', 'Kari skrev', 'Kari sa'])
    expect(text).not.toContain(others);
  const hashes = ctx.db
    .prepare('SELECT hash FROM session UNION SELECT hash FROM invitation UNION SELECT hash FROM new_address')
    .all();
  for (const { hash } of hashes) expect(text).not.toContain(hash);
  const printed = await samplan(server.dataDir, 'export-person', id);
  expect({ ...(JSON.parse(printed.stdout) as object), exported: '' }).toEqual({
    ...(told as object),
    exported: '',
  });
  const kept = await samplan(server.dataDir, 'export-person', id, file);
  expect([kept.code, kept.stderr]).toEqual([1, expect.stringContaining('anne.json')]);
});
