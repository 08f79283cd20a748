import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonText, planToJson } from '../../shared/exchange/to-json.ts';
import { readAll } from '../../shared/plan/document.ts';
import { writeFileSync } from 'node:fs';
import { smallPlan } from '../builders.ts';
import { ask, rightPassword, signInWith } from './accounts.ts';
import { createTestContext, runProgram, startProcess, storePlan, tempDir } from './serving.ts';

/* How the first coordinator gets in: the link that the program prints when it starts. */

/** The link in what a program has said; undefined: none. */
const linkIn = (stdout: string): URL | undefined => {
  const url = /^Set up Samplan: (\S+)$/m.exec(stdout)?.[1];
  return url === undefined ? undefined : new URL(url);
};

const secretIn = (stdout: string): string => linkIn(stdout)!.hash.slice(1);

const rolesOf = async (url: string, cookie: string): Promise<unknown> => {
  const plans = (await (await fetch(`${url}/api/plans`, { headers: { cookie } })).json()) as {
    id: string;
    role: string;
  }[];
  return plans.map(({ id, role }) => [id, role]);
};

test.concurrent('an empty directory: one link, for a coordinator of the example who may make plans', async () => {
  using dir = tempDir();
  const dataDir = join(dir.path, 'data');
  let secret: string;
  {
    await using server = await startProcess({ DATA_DIR: dataDir, EXAMPLE: 'on', LOG_LEVEL: 'debug' });
    expect(linkIn(server.stdout)?.href).toMatch(new RegExp(`^${server.url}/set-up#[\\w-]{43}$`));
    expect(server.stderr).toBe('');
    secret = secretIn(server.stdout);
    const { status, body, cookie } = await signInWith(server.url, { link: secret });
    expect([status, body.person]).toMatchObject([
      200,
      { kind: 'account', name: '', needsSetup: true, mayCreatePlans: true },
    ]);
    expect(await rolesOf(server.url, cookie!)).toEqual([['lillehammer', 'coordinator']]);
    const changes = {
      name: 'Kari',
      email: 'kari@plan.example',
      password: rightPassword,
      organisation: 'Regionrådet',
    };
    expect((await ask(server.url, 'PATCH', changes, { cookie: cookie! })).status).toBe(200);
    expect((await signInWith(server.url, { link: secret })).body.code).toBe('link-used');
    // Said once, to who has started it; never again, whatever happens with it.
    await signInWith(server.url, `{"link": "${secret}`);
    await fetch(`${server.url}/nowhere`, { method: 'POST', body: secret });
    expect((server.stdout + server.stderr).split(secret)).toHaveLength(2);
    server.kill('SIGTERM');
    await server.exit;
  }
  await using later = await startProcess({ DATA_DIR: dataDir, EXAMPLE: 'on' });
  expect(linkIn(later.stdout)).toBe(undefined);
  expect((await signInWith(later.url, { email: 'kari@plan.example', password: rightPassword })).status).toBe(
    200,
  );
});

test.concurrent('until somebody has said who they are each start prints another link for the same person, and the older one is over', async () => {
  using dir = tempDir();
  const secrets: string[] = [];
  const people: unknown[] = [];
  for (let i = 0; i < 3; i++) {
    await using server = await startProcess({ DATA_DIR: dir.path });
    secrets.push(secretIn(server.stdout));
    if (i === 0) continue;
    expect((await signInWith(server.url, { link: secrets[i - 1] })).body.code).toBe(
      i === 1 ? 'link-expired' : 'link-used',
    );
    // Used, but not gone through with.
    people.push((await signInWith(server.url, { link: secrets[i] })).body.person?.id);
  }
  expect(new Set(secrets).size).toBe(3);
  expect(people[0]).toBe(people[1]);
});

test.concurrent('plans from before there were people, or from the command line, get who sets the server up', async () => {
  using dir = tempDir();
  await storePlan(dir.path, 'gammel', smallPlan());
  await using server = await startProcess({ DATA_DIR: dir.path });
  const { cookie } = await signInWith(server.url, { link: secretIn(server.stdout) });
  expect(await rolesOf(server.url, cookie!)).toEqual([['gammel', 'coordinator']]);
  const file = join(dir.path, 'ny.json');
  writeFileSync(file, jsonText(planToJson(readAll(smallPlan()))));
  expect((await runProgram(['server/cli.ts', 'plan', 'import', file], { DATA_DIR: dir.path })).code).toBe(0);
  expect(await rolesOf(server.url, cookie!)).toEqual([
    ['gammel', 'coordinator'],
    ['ny', 'coordinator'],
  ]);
});

test.concurrent('a plan that somebody looks after is left to them; one that a script or nobody living does is not', async () => {
  using dir = tempDir();
  {
    await using ctx = createTestContext({ dataDir: dir.path });
    for (const id of ['hennes', 'skriptets', 'forlatt']) ctx.plans.create(id, smallPlan(), 'test');
    ctx.people.create({ id: 'berit', kind: 'account', name: 'Berit' });
    ctx.people.create({ id: 'skript', kind: 'script', name: 'Skript' });
    ctx.people.create({ id: 'kari', kind: 'account', name: 'Kari', founder: 1 });
    ctx.members.put({ plan: 'hennes', person: 'berit', role: 'coordinator' });
    ctx.members.put({ plan: 'skriptets', person: 'skript', role: 'coordinator' });
    ctx.members.put({ plan: 'forlatt', person: 'berit', role: 'coordinator', removed: 1 });
  }
  await using server = await startProcess({ DATA_DIR: dir.path });
  expect(linkIn(server.stdout)).toBe(undefined);
  await using ctx = createTestContext({ dataDir: dir.path });
  expect(
    ctx.members
      .ofPerson('kari')
      .map(({ plan }) => plan)
      .toSorted(),
  ).toEqual(['forlatt', 'skriptets']);
});

test.concurrent('the link leads to where people reach the program, and nothing is said of a missing sign-in any more', async () => {
  using dir = tempDir();
  await using server = await startProcess({
    DATA_DIR: dir.path,
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://plan.example/',
  });
  expect(linkIn(server.stdout)?.href).toMatch(/^https:\/\/plan\.example\/set-up#/);
  expect(server.stderr).toBe('');
});

test.concurrent('where links in mails would lead nowhere is said', async () => {
  using dir = tempDir();
  const env = {
    DATA_DIR: dir.path,
    HOST: '0.0.0.0',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'plan@plan.example',
  };
  await using server = await startProcess(env);
  await server.until('the warning', () =>
    /^Links in mails will lead to http:\/\/0\.0\.0\.0:\d+: set PUBLIC_URL/.test(server.stderr),
  );
  expect(server.stderr.trim().split('\n')).toHaveLength(1);
});
