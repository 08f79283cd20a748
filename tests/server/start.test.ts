import { exampleId } from '../../server/context.ts';
import { admitted, fetchAs } from './people.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { serverLimits } from '../../server/limits.ts';
import { unusable } from '../../server/storage/sqlite.ts';
import { retitle, smallPlan, titleOf } from '../builders.ts';
import { connect } from './clients.ts';
import { openStore, runProgram, startProcess, storePlan, tempDir } from './serving.ts';

/* The real program: how it starts, and the one sentence with which it does not. */

/** Starts the program in a directory of its own, expecting it to refuse. @returns what it said on stderr */
async function refusal(env: Record<string, string>, dataDir?: string): Promise<string> {
  using dir = tempDir();
  const { code, stdout, stderr } = await runProgram(['server/start.mjs'], {
    DATA_DIR: dataDir ?? join(dir.path, 'data'),
    PORT: '0',
    ...env,
  });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  return stderr;
}

/** One line, which is one sentence, and no stack trace. */
const sentence = /^[^\n]+[^\n.]\.\n$/;

test.concurrent.each([
  ['PORT', 'abc'],
  ['PUBLIC_URL', 'plan.example'],
  ['LOG_LEVEL', 'loud'],
  ['EXAMPLE', 'maybe'],
  ['TRUST_PROXY', 'yes'],
])('%s=%s stops the start with one sentence that names both', async (name, value) => {
  const said = await refusal({ [name]: value });
  expect(said).toMatch(sentence);
  expect(said).toContain(`${name} is "${value}"`);
});

test.concurrent('what this version cannot use stops the start, without telling a secret', async () => {
  const said = await refusal({ DATABASE_URL: 'postgres://user:secret@db.example/samplan' });
  expect(said).toMatch(sentence);
  expect(said).toContain('DATABASE_URL');
  expect(said).not.toContain('secret');
});

test.concurrent.each([
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['PORT', '3000.5'],
  ['PORT', '0x10'],
  ['PORT', '1e3'],
  ['PORT', ' '],
  ['PUBLIC_URL', 'ftp://plan.example'],
  ['LOG_LEVEL', 'INFO'],
  ['EXAMPLE', '1'],
  ['REDIS_URL', 'redis://cache.example'],
  ['SMTP_URL', 'smtp://mail.example'],
  ['SMTP_URL', 'https://mail.example'],
  ['SMTP_URL', 'mail.example:25'],
  ['MAIL_FROM', 'nobody'],
  ['MAIL_FROM', 'a@plan.example, b@plan.example'],
  ['TRUST_PROXY', '-1'],
  ['TRUST_PROXY', '10'],
  ['TRUST_PROXY', 'on'],
])('%s=%s is refused', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(name);
});

test.concurrent.each([
  ['PORT', '70000', 'not a whole number from 0 to 65535'],
  ['PUBLIC_URL', 'ftp://plan.example', 'not an address like https://plan.example.no'],
  ['LOG_LEVEL', 'loud', 'none of debug, info, warn, error, silent'],
  ['EXAMPLE', 'yes', 'neither on nor off'],
  ['TRUST_PROXY', '10', 'neither off nor the number of proxies, 0 to 9'],
])('%s=%s is refused with what is wanted', (name, value, wanted) => {
  expect(() => readConfig({ [name]: value })).toThrow(`${name} is "${value}": ${wanted}.`);
});

test.concurrent('mail needs to be from somebody, and what the address of the mail server holds is not told', async () => {
  for (const env of [
    { SMTP_URL: 'smtp://user:secret@mail.example' },
    { SMTP_URL: 'http://user:secret@mail.example' },
  ]) {
    const said = await refusal(env);
    expect(said).toMatch(sentence);
    expect(said).toContain('SMTP_URL');
    expect(said).not.toContain('secret');
  }
});

test.concurrent('mail and proxies are read', () => {
  const smtp = { SMTP_URL: 'smtps://user:pass@mail.example:465', MAIL_FROM: 'Samplan <plan@plan.example>' };
  expect(readConfig(smtp).smtp).toEqual({ url: smtp.SMTP_URL, from: smtp.MAIL_FROM });
  expect(readConfig({ ...smtp, MAIL_FROM: 'plan@plan.example' }).smtp?.from).toBe('plan@plan.example');
  expect(readConfig({ MAIL_FROM: 'plan@plan.example' }).smtp).toBe(undefined);
  expect(['off', '0', '1', '2'].map((TRUST_PROXY) => readConfig({ TRUST_PROXY }).trustProxy)).toEqual([
    0, 0, 1, 2,
  ]);
});

test.concurrent('a variable that is empty is as good as none', () => {
  const names = [
    'HOST',
    'PORT',
    'DATA_DIR',
    'PUBLIC_URL',
    'LOG_LEVEL',
    'EXAMPLE',
    'DATABASE_URL',
    'SMTP_URL',
    'MAIL_FROM',
    'TRUST_PROXY',
  ];
  const { dataDir, limits, ...config } = readConfig(Object.fromEntries(names.map((name) => [name, ''])));
  expect(config).toEqual({
    host: '127.0.0.1',
    port: 3000,
    publicUrl: undefined,
    logLevel: 'info',
    oidc: [],
    smtp: undefined,
    trustProxy: 0,
    example: true,
  });
  expect(dataDir).toBe(resolve('data'));
  expect(limits).toBe(serverLimits);
  expect(readConfig({ HOST: '0.0.0.0' }).example).toBe(false);
  expect(readConfig({ HOST: '0.0.0.0', EXAMPLE: 'on' }).example).toBe(true);
  expect(readConfig({ PUBLIC_URL: 'https://plan.example/' }).publicUrl).toBe('https://plan.example');
});

test.concurrent('a host that is none stops the start with one sentence that names it', async () => {
  const said = await refusal({ HOST: 'no such host', EXAMPLE: 'off' });
  expect(said).toMatch(sentence);
  expect(said).toContain('no such host');
});

test.concurrent('a taken port stops the start with one sentence that names it', async () => {
  await using other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const said = await refusal({ PORT: String(port), EXAMPLE: 'off' });
  expect(said).toMatch(sentence);
  expect(said).toContain(`Port ${port} on 127.0.0.1`);
});

test.concurrent.each<[string, (path: string) => string]>([
  [
    'below a file',
    (path) => {
      writeFileSync(join(path, 'file'), '');
      return join(path, 'file', 'data');
    },
  ],
  [
    'with a directory where the database should be',
    (path) => {
      mkdirSync(join(path, 'samplan.db'));
      return path;
    },
  ],
  [
    'with a file that is no database',
    (path) => {
      writeFileSync(
        join(path, 'samplan.db'),
        'no database at all, but long enough to be looked at'.repeat(100),
      );
      return path;
    },
  ],
])('a data directory %s stops the start with one sentence that names it', async (_name, prepare) => {
  using dir = tempDir();
  const path = prepare(dir.path);
  const said = await refusal({}, path);
  expect(said).toMatch(sentence);
  expect(said).toContain(`"${path}"`);
});

test.concurrent('a data directory of a newer version stops the start, and stays as it is', async () => {
  using dir = tempDir();
  await storePlan(dir.path, 'p', smallPlan());
  {
    using store = openStore(dir.path);
    store.exec('PRAGMA user_version = 99');
  }
  const said = await refusal({}, dir.path);
  expect(said).toMatch(sentence);
  expect(said).toContain(`"${dir.path}"`);
  expect(said).toContain('99');
  using store = openStore(dir.path, { readOnly: true });
  expect(store.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 });
});

test.concurrent('with nothing but a place for data it starts on loopback, with the example', async () => {
  using dir = tempDir();
  const env = { DATA_DIR: join(dir.path, 'not', 'yet', 'there'), HOST: '', EXAMPLE: '', LOG_LEVEL: '' };
  const plan = async (url: string) => (await fetchAs(url, `/api/plans/lillehammer`)).json();
  let edited: unknown;
  {
    await using first = await startProcess(env);
    expect(new URL(first.url).hostname).toBe('127.0.0.1');
    using anna = connect(first.url, { plan: 'lillehammer' });
    await anna.synced();
    retitle(anna.doc, 't05-s2-a3', 'Endret');
    await anna.stored();
    edited = await plan(first.url);
    expect(first.stdout).toContain(`The example plan: ${first.url}/plan/lillehammer\n`);
    first.kill('SIGTERM');
    expect([await first.exit, first.stderr]).toEqual([{ code: 0, signal: null }, '']);
  }
  await using second = await startProcess(env);
  expect(await plan(second.url)).toEqual(edited);
  expect(await (await fetchAs(second.url, `/api/plans`)).json()).toHaveLength(1);
  using berit = connect(second.url, { plan: 'lillehammer' });
  await berit.synced();
  expect(titleOf(berit.doc, 't05-s2-a3')).toBe('Endret');
});

test.concurrent('EXAMPLE=off gives no plan; on an empty directory it can still come later', async () => {
  using dir = tempDir();
  const plans = async (url: string) => {
    const reader = { person: 'reader' };
    admitted(url, exampleId, reader);
    const list = await (await fetchAs(url, '/api/plans', {}, reader)).json();
    return (list as { id: string }[]).map(({ id }) => id);
  };
  {
    await using off = await startProcess({ DATA_DIR: dir.path, EXAMPLE: 'off' });
    expect(await plans(off.url)).toEqual([]);
    expect(off.stdout).not.toContain('example');
  }
  await using on = await startProcess({ DATA_DIR: dir.path, EXAMPLE: 'on' });
  expect(await plans(on.url)).toEqual(['lillehammer']);
});

test.each([
  [8 << 10, 'The data directory "/data" cannot be used: disk I/O error; its disk is full (8 kB left).'],
  [8e9, 'The data directory "/data" cannot be used: disk I/O error.'],
  [undefined, 'The data directory "/data" cannot be used: disk I/O error.'],
])('a start that fails with %s bytes left names the disk if that is why', (free, said) => {
  expect(unusable('/data', new Error('disk I/O error'), free).message).toBe(said);
});
