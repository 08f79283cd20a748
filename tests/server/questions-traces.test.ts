import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serverLimits } from '../../server/limits.ts';
import { smallPlan } from '../builders.ts';
import { asking } from './asking.ts';
import { coordinatorOf, startWithoutMembers } from './inviting.ts';
import {
  answer,
  answerBy,
  listed,
  look,
  namesIn,
  questionBy,
  questions,
  said,
  saysYes,
} from './questioning.ts';
import { runProgram, startProcess, storePlan, tempDir, type TestServer } from './serving.ts';

/* Questions to organisations: their mails, how many there may be, and what they leave behind. */

describe('mail', () => {
  const outbox = ({ dataDir }: TestServer) => {
    const folder = join(dataDir, 'outbox');
    const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.eml')) : [];
    return files.map((file) => readFileSync(join(folder, file), 'utf8'));
  };

  test('the link goes to the address, with what is asked, in the language that is wanted', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url, { name: 'Kari', organisation: 'Regionrådet' });
    const question = await questionBy(kari, {
      email: ' Post@Kommune.example ',
      message: 'Kjære dere',
      language: 'nn',
    });
    await expect.poll(() => outbox(server), { timeout: 10_000 }).toHaveLength(1);
    const [mail] = outbox(server);
    expect(mail).toContain('\nTo: post@kommune.example\n');
    expect(mail).toContain('Kari, Regionrådet spør om Lillehammer kommune vil ha hovudansvaret for');
    expect(mail).toContain('«En liten plan»:\n\nTiltak a1\n\n> Kjære dere\n\n');
    expect(mail).toContain(`\n${question.url}\n`);
    expect(JSON.stringify(server.ctx.db.prepare('SELECT * FROM question').all())).not.toContain(
      'kommune.example',
    );
  });

  test('an address, and somebody who asks, has so many; then nothing has happened', async () => {
    const limits = { ...serverLimits, askedAddress: 2, asked: 4 };
    await using server = await startWithoutMembers({ limits });
    const kari = coordinatorOf(server.url);
    const ask = async (email?: string) =>
      (await kari('POST', questions, { actionId: 'a1', org: 'lk', email })).status;
    const to = 'post@kommune.example';
    expect([await ask(to), await ask(to), await ask(to), await ask(), await ask()]).toEqual([
      201, 201, 429, 201, 429,
    ]);
    expect(await listed(kari)).toHaveLength(3);
  });

  test('a part, and a plan, has so many open questions', async () => {
    const limits = { ...serverLimits, questionsOfPart: 2, questions: 3 };
    await using server = await startWithoutMembers({ limits });
    const kari = coordinatorOf(server.url);
    const ask = async (actionId: string) => (await kari('POST', questions, { actionId, org: 'lk' })).status;
    expect([await ask('a1'), await ask('a1'), await ask('a1')]).toEqual([201, 201, 422]);
    expect([await ask('a2'), await ask('a3')]).toEqual([201, 422]);
  });
});

test('guesses are counted by themselves', async () => {
  const limits = { ...serverLimits, unknownLinks: 3, unknownLinksPerSecond: 0.001, redeems: 4 };
  await using server = await startWithoutMembers({ limits, trustProxy: 1 });
  const question = await questionBy(coordinatorOf(server.url));
  const anybody = asking(server.url, { 'x-forwarded-for': '192.0.2.1' });
  const guess = async () => (await anybody('POST', look, { token: 'x' })).status;
  expect([await guess(), await guess(), await guess(), await guess()]).toEqual([404, 404, 404, 429]);
  expect((await anybody('POST', look, { token: question.token })).status).toBe(200);
  const answered = await anybody('POST', answer, { token: question.token, ...saysYes });
  expect([answered.status, answered.headers.get('cache-control')]).toEqual([200, 'no-store']);
});

test('the secret of a question is nowhere in the log and the data', async () => {
  using dir = tempDir();
  await storePlan(dir.path, 'p', smallPlan());
  await using program = await startProcess({ DATA_DIR: dir.path, LOG_LEVEL: 'debug' });
  const { url } = program;
  const question = await questionBy(coordinatorOf(url));
  const { token } = question;
  for (const path of [look, answer])
    for (const sent of [{ token }, { token: `${token}x` }, { token, name: [token] }, { token: [token] }])
      await asking(url)('POST', path, sent);
  await answerBy(url, question);
  const page = await fetch(`${url}/answer`);
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  program.kill('SIGTERM');
  await program.exit;
  const files = readdirSync(dir.path).map((name) => readFileSync(join(dir.path, name)));
  expect(files.some((bytes) => bytes.includes(question.id))).toBe(true);
  expect(files.filter((bytes) => bytes.includes(token))).toEqual([]);
  expect(program.stdout + program.stderr).toContain(url);
  for (const never of [token, 'Særpreg']) expect(program.stdout + program.stderr).not.toContain(never);
});

test('who has answered can be given all that is stored of them, and be erased', async () => {
  await using server = await startWithoutMembers();
  const { url, dataDir } = server;
  const kari = coordinatorOf(url);
  const question = await questionBy(kari);
  await answerBy(url, question, { reason: 'Gjerne' });
  const { person } = (await said(server))!;
  const samplan = (...args: string[]) => runProgram(['server/cli.ts', ...args], { DATA_DIR: dataDir });
  expect(JSON.parse((await samplan('export-person', person)).stdout)).toMatchObject({
    person: { id: person, kind: 'guest', name: 'Ingvild Særpreg' },
    memberships: [],
    answers: [{ question: question.id, plan: 'p', action: 'a1', org: 'lk' }],
    plans: [{ plan: 'p', commitments: [{ action: 'a1', org: 'lk', state: 'confirmed', reason: 'Gjerne' }] }],
  });
  expect(JSON.parse((await samplan('export-person', 'kari')).stdout)).toMatchObject({
    questions: [{ id: question.id, plan: 'p', action: 'a1', org: 'lk' }],
    answers: [],
  });
  expect((await samplan('erase-person', person)).code).toBe(0);
  expect(await namesIn(kari)).toContainEqual({ id: person, name: '', organisation: '', badge: 'guest' });
  expect(await said(server)).toMatchObject({ state: 'confirmed', person });
  // The link still works, and by the same name it is somebody new.
  expect((await answerBy(url, question)).status).toBe(200);
  expect((await said(server))!.person).not.toBe(person);
});
