import { describe, expect, test } from 'vitest';
import { serverLimits } from '../../server/limits.ts';
import { answeredSchema, askedSchema, deadQuestionSchema } from '../../shared/questions.ts';
import { readCommitments } from '../../shared/record/document.ts';
import { smallPlan } from '../builders.ts';
import { asking, type Ask } from './asking.ts';
import { connect } from './clients.ts';
import { coordinatorOf, startWithoutMembers } from './inviting.ts';
import {
  answer,
  answerBy,
  command,
  listed,
  look,
  lookBy,
  namesIn,
  questionBy,
  questions,
  said,
  saysYes,
  type Question,
} from './questioning.ts';
import { startTestServer, type TestServer } from './serving.ts';

/* Organisations are asked about their parts by links, and answer without an account. */

test('a question is a link with its secret in the fragment, and notes that somebody was asked', async () => {
  await using server = await startWithoutMembers();
  const kari = coordinatorOf(server.url);
  const question = await questionBy(kari, { message: '  Kjære dere\r\n\r\n\r\n\r\nBlir dere\u202e med? ' });
  expect(question.url).toBe(`${server.url}/answer#${question.token}`);
  expect(Buffer.from(question.token, 'base64url')).toHaveLength(32);
  expect(Date.parse(question.expires) - Date.now()).toBeGreaterThan(29.9 * 24 * 3_600_000);
  expect(await said(server)).toMatchObject({ state: 'asked', person: 'kari' });
  const { id, expires } = question;
  const open = {
    id,
    actionId: 'a1',
    org: 'lk',
    person: 'kari',
    message: 'Kjære dere\n\nBlir dere med?',
    created: expect.any(String) as string,
    expires,
  };
  expect(await listed(kari)).toEqual([open]);
  expect(await listed(kari, '?actionId=a1')).toEqual([open]);
  expect(await listed(kari, '?actionId=a2')).toEqual([]);
  expect(JSON.stringify(server.ctx.db.prepare('SELECT * FROM question').all())).not.toContain(question.token);
});

test('whoever has the link sees the one action, and nobody’s name', async () => {
  await using server = await startWithoutMembers();
  const { url } = server;
  const kari = coordinatorOf(url, { name: 'Kari Navnesen', organisation: 'Regionrådet' });
  server.ctx.people.update('kari', { title: 'Regionkoordinator' });
  await command(kari, 'setPartners', { id: 'a1', partners: ['hil'] });
  const fields = {
    timeText: 'Våren 2027',
    effort: 'Et halvt årsverk',
    benefitParticipants: 'Flere gjester',
    benefitRegion: 'Arbeid',
    horizon: 'two-years',
    status: 'proposed',
  };
  await command(kari, 'setFields', { entity: 'action', id: 'a1', fields });
  await command(kari, 'setField', {
    entity: 'action',
    id: 'a1',
    field: 'description',
    value: '<img onerror>',
  });
  const question = await questionBy(kari, { org: 'hil' });
  const { body } = await lookBy(url, question);
  expect(askedSchema.parse(body)).toEqual({
    plan: { id: 'p', title: 'En liten plan' },
    organisation: { id: 'hil', name: 'Høgskolen' },
    action: {
      number: '1.1.1',
      title: 'Tiltak a1',
      description: '<img onerror>',
      owners: ['Lillehammer kommune'],
      partners: ['Høgskolen'],
      ...fields,
    },
    asker: { organisation: 'Regionrådet', title: 'Regionkoordinator' },
    expires: question.expires,
  });
  expect(JSON.stringify(body)).not.toContain('Navnesen');
});

test('an answer is at once there for everybody, by somebody who is no member and has a name', async () => {
  await using server = await startTestServer();
  const { url } = server;
  const kari = coordinatorOf(url);
  const question = await questionBy(kari);
  using reader = connect(url, { document: 'record' });
  await reader.synced();
  const answered = await answerBy(url, question, { reason: ' Hvis vi får penger ' });
  expect(answeredSchema.parse(answered.body)).toEqual({ state: 'confirmed' });
  expect(answered.cookie).toBeUndefined();
  const shown = () => readCommitments(reader.doc).get('a1|lk')?.state;
  await reader.until('the answer', () => shown() === 'confirmed');
  const commitment = (await said(server))!;
  expect(commitment).toMatchObject({ state: 'confirmed', reason: 'Hvis vi får penger' });
  expect(commitment.onBehalf).toBeUndefined();
  expect(await namesIn(kari)).toContainEqual({
    id: commitment.person,
    name: 'Ingvild Særpreg',
    organisation: 'Lillehammer kommune',
    badge: 'guest',
  });
  const { body } = await kari('GET', '/api/plans/p/members');
  expect(JSON.stringify(body)).not.toContain(commitment.person);
  const told = askedSchema.parse((await lookBy(url, question)).body).answer;
  expect(told).toEqual({
    state: 'confirmed',
    reason: 'Hvis vi får penger',
    by: 'Ingvild Særpreg',
    at: commitment.at,
  });
  expect((await listed(kari))[0]!.answered).toEqual(expect.any(String));
});

test('the link is used again to answer otherwise; the same name is the same person', async () => {
  await using server = await startWithoutMembers();
  const { url } = server;
  const kari = coordinatorOf(url);
  const question = await questionBy(kari);
  await answerBy(url, question);
  const first = (await said(server))!;
  await answerBy(url, question, { name: ' Ingvild\u200e  Særpreg ', state: 'withdrawn', reason: 'Ikke tid' });
  const second = (await said(server))!;
  expect(second).toMatchObject({ state: 'withdrawn', reason: 'Ikke tid', person: first.person });
  await answerBy(url, question, { name: 'Ola' });
  const third = (await said(server))!;
  expect(third.person).not.toBe(first.person);
  expect((await namesIn(kari)).map(({ name }) => name)).toEqual(['Kari', 'Ingvild Særpreg', 'Ola']);
  // What was answered by another link is told without the name of who did.
  const other = await questionBy(kari);
  expect(askedSchema.parse((await lookBy(url, other)).body).answer).toMatchObject({ by: '' });
});

test('ever new names by one link come to an end', async () => {
  await using server = await startWithoutMembers({ limits: { ...serverLimits, answerers: 2 } });
  const question = await questionBy(coordinatorOf(server.url));
  const statuses: unknown[] = [];
  for (const name of ['A', 'B', 'C', 'A'])
    statuses.push((await answerBy(server.url, question, { name })).status);
  expect(statuses).toEqual([200, 200, 422, 200]);
  expect(server.ctx.db.prepare("SELECT COUNT(*) AS n FROM person WHERE kind = 'guest'").get()).toEqual({
    n: 2,
  });
});

describe('what is no good', () => {
  test.each<[string, object, number, string]>([
    ['an action there is none of', { actionId: 'x' }, 404, 'not-found'],
    ['an organisation without a part', { org: 'hil' }, 404, 'not-found'],
    ['ids that are none', { actionId: '__proto__' }, 422, 'bad-input'],
    ['no organisation', { org: undefined }, 422, 'bad-input'],
    ['two addresses', { email: 'a@b.example, c@d.example' }, 422, 'bad-input'],
    ['a header in an address', { email: 'a@b.example\nBcc: c@d.example' }, 422, 'bad-input'],
    ['a long message', { message: 'x'.repeat(2_001) }, 422, 'bad-input'],
    ['another language', { language: 'de' }, 422, 'bad-input'],
  ])('asking with %s', async (_name, wanted, status, code) => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const asked = await kari('POST', questions, { actionId: 'a1', org: 'lk', ...wanted });
    expect([asked.status, asked.body]).toEqual([status, expect.objectContaining({ code })]);
    expect(await listed(kari)).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['no name', { name: '' }, 'name'],
    ['a name nobody can see', { name: ' \u202e\u200e ' }, 'name'],
    ['a long name', { name: 'x'.repeat(201) }, 'name'],
    ['a name that is none', { name: { toString: 'x' } }, 'name'],
    ['something else than yes or no', { state: 'asked' }, 'state'],
    ['an answer to everything', { state: '__proto__' }, 'state'],
    ['a long reason', { reason: 'x'.repeat(501) }, 'reason'],
    ['a link that is none', { token: ['x'] }, 'token'],
    ['a link of 201 letters', { token: 'x'.repeat(201) }, 'token'],
  ])('answering with %s', async (_name, sent, path) => {
    await using server = await startWithoutMembers();
    const question = await questionBy(coordinatorOf(server.url));
    const { status, body } = await answerBy(server.url, question, sent);
    expect([status, body]).toEqual([422, expect.objectContaining({ code: 'bad-input', path })]);
    expect(await said(server)).toMatchObject({ state: 'asked' });
  });

  test('what cannot be a question, or comes from another site, is not looked at', async () => {
    await using server = await startWithoutMembers();
    const question = await questionBy(coordinatorOf(server.url));
    const body = JSON.stringify({ token: question.token, ...saysYes });
    const post = async (headers: Record<string, string>, text = body) =>
      (await fetch(`${server.url}${answer}`, { method: 'POST', headers, body: text })).status;
    const type = { 'content-type': 'application/json' };
    expect(await post({ ...type, origin: 'https://evil.example' })).toBe(403);
    expect(await post({ 'content-type': 'text/plain' })).toBe(415);
    expect(await post(type, '{')).toBe(400);
    expect(await post(type, JSON.stringify({ x: 'x'.repeat(20_000) }))).toBe(413);
    expect(await post({ ...type, origin: server.url })).toBe(200);
  });

  test('the organisation and the action are the link’s, whatever is sent', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    await command(kari, 'setPartners', { id: 'a1', partners: ['hil'] });
    const question = await questionBy(kari);
    await answerBy(server.url, question, { org: 'hil', actionId: 'a2', plan: 'q', person: 'kari' });
    expect(await said(server)).toMatchObject({ state: 'confirmed' });
    expect(await said(server, 'a1', 'hil')).toBeUndefined();
    expect(await said(server, 'a2', 'lk')).toBeUndefined();
  });

  test('an invitation’s secret answers nothing, and a question’s lets nobody in', async () => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url);
    const { token } = await questionBy(kari);
    const { body } = await kari('POST', '/api/plans/p/invitations', { role: 'viewer' });
    const invitation = new URL((body as { url: string }).url).hash.slice(1);
    const anybody = asking(server.url);
    const codes = [
      await anybody('POST', look, { token: invitation }),
      await anybody('POST', '/api/invitations/redeem', { token, name: 'x', org: 'y' }),
      await anybody('POST', '/api/session', { link: token }),
    ].map((one) => (one.body as { code: string }).code);
    expect(codes).toEqual(['link-unknown', 'link-unknown', 'link-unknown']);
  });
});

describe('a link ends', () => {
  const dead = async (url: string, question: Question) => {
    const [seen, tried] = [await lookBy(url, question), await answerBy(url, question)];
    expect(tried.body).toEqual(seen.body);
    return { status: seen.status, ...deadQuestionSchema.parse(seen.body) };
  };

  test.each<[string, (server: TestServer, kari: Ask, id: string) => unknown, object]>([
    [
      'by its time',
      ({ ctx }, _kari, id) =>
        ctx.db.prepare('UPDATE question SET expires = ? WHERE id = ?').run(Date.now() - 1, id),
      { code: 'link-expired', when: expect.any(String) as string },
    ],
    [
      'when it is taken back',
      (_server, kari, id) => kari('DELETE', `${questions}/${id}`),
      { code: 'link-revoked', when: expect.any(String) as string },
    ],
    [
      'when the plan is put away',
      (_server, kari) => kari('PATCH', '/api/plans/p', { archived: true }),
      { code: 'link-revoked', when: expect.any(String) as string },
    ],
    [
      'when the action is archived',
      (_server, kari) => command(kari, 'archive', { entity: 'action', id: 'a1' }),
      { code: 'link-revoked' },
    ],
    [
      'when the organisation has no part any more',
      (_server, kari) => command(kari, 'setOwners', { id: 'a1', owners: ['hil'] }),
      { code: 'link-revoked' },
    ],
  ])('%s', async (_name, end, expected) => {
    await using server = await startWithoutMembers();
    const kari = coordinatorOf(server.url, { organisation: 'Regionrådet' });
    const question = await questionBy(kari);
    await end(server, kari, question.id);
    expect(await dead(server.url, question)).toEqual({
      status: 410,
      plan: 'En liten plan',
      asker: { organisation: 'Regionrådet', title: '' },
      ...expected,
    });
    expect(await said(server)).toMatchObject({ state: 'asked' });
    expect(server.ctx.questions.answerersIn('p')).toEqual([]);
  });

  test('one that was taken back is listed no more, and one of another plan is not there', async () => {
    await using server = await startWithoutMembers();
    server.ctx.plans.create('q', smallPlan(), 'test');
    const kari = coordinatorOf(server.url);
    const { id } = await questionBy(kari);
    const other = coordinatorOf(server.url);
    server.ctx.members.put({ plan: 'q', person: 'kari', role: 'coordinator' });
    expect((await other('DELETE', `/api/plans/q/questions/${id}`)).status).toBe(404);
    expect(await listed(kari)).toHaveLength(1);
    expect((await kari('DELETE', `${questions}/${id}`)).status).toBe(204);
    expect(await listed(kari)).toEqual([]);
  });
});

test('an organisation that has been merged answers as what it has become', async () => {
  await using server = await startWithoutMembers();
  const { url } = server;
  const kari = coordinatorOf(url);
  const question = await questionBy(kari);
  await command(kari, 'mergeOrganisations', { from: 'lk', into: 'hil' });
  expect(askedSchema.parse((await lookBy(url, question)).body).organisation).toEqual({
    id: 'hil',
    name: 'Høgskolen',
  });
  await answerBy(url, question);
  expect(await said(server, 'a1', 'hil')).toMatchObject({ state: 'confirmed' });
});
