import { afterEach, expect, test, vi } from 'vitest';
import { command, Refusal } from '../../client/lib/api.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { readComments } from '../../shared/record/document.ts';
import { admitted } from '../server/people.ts';
import { openStore, startTestServer, type TestServer } from '../server/serving.ts';

/* What the client asks of a server over HTTP, with a real one. */

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const anna = ({ url }: { url: string }) => ({
  plan: 'p',
  origin: url,
  headers: admitted(url, 'p', { person: 'anna' }),
});
const texts = async ({ ctx }: TestServer) =>
  (await ctx.rooms.read('p', readComments, 'record')).map((one) => !isBroken(one) && one.text);

/** Lets `mishap` stand before the first requests. @returns the bodies that were sent */
function stubFetch(mishap: (real: typeof fetch, ...args: Parameters<typeof fetch>) => Promise<Response>) {
  const real = globalThis.fetch;
  const bodies: unknown[] = [];
  vi.stubGlobal('fetch', (...args: Parameters<typeof fetch>) => {
    bodies.push(args[1]?.body);
    return mishap(real, ...args);
  });
  return bodies;
}

test('a command is run, and its answer given', async () => {
  await using server = await startTestServer();
  const made = await command(anna(server), 'createAction', { strategyId: 's2', title: 'Ny' });
  expect(made).toEqual({ seq: 2, result: { id: expect.stringMatching(/^[a-z0-9]{12}$/) as string } });
  const said = await command(anna(server), 'addComment', { actionId: made.result.id!, text: 'Hei' });
  expect(await command(anna(server), 'deleteComment', { id: said.result.id! })).toEqual({
    seq: 2,
    result: {},
  });
});

test('a refusal says what was refused, and is not asked again', async () => {
  await using server = await startTestServer();
  const bodies = stubFetch((real, ...args) => real(...args));
  const refused = (await command(anna(server), 'moveAction', { id: 'nobody', strategyId: 's1' }).catch(
    (error: unknown) => error,
  )) as Refusal;
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused).toMatchObject({ status: 404, code: 'not-found', path: 'action/nobody' });
  expect(refused.message).toBe('There is no action "nobody"');
  expect(bodies).toHaveLength(1);
});

test.each<[string, (answer: Response) => Promise<Response>]>([
  ['before it came', () => Promise.reject(new TypeError('fetch failed'))],
  ['halfway', async (answer) => new Response((await answer.text()).slice(0, 5))],
  ['in a proxy', () => Promise.resolve(new Response('<html>Bad gateway', { status: 502 }))],
])('when the answer is lost %s, the command is run once all the same', async (_name, lose) => {
  await using server = await startTestServer();
  let tries = 0;
  const bodies = stubFetch(async (real, ...args) => {
    const answer = await real(...args);
    return tries++ < 2 ? lose(answer) : answer;
  });
  const { seq } = await command(anna(server), 'addComment', { actionId: 'a1', text: 'En gang' });
  expect([seq, await texts(server)]).toEqual([1, ['En gang']]);
  expect(bodies).toHaveLength(3);
  expect(new Set(bodies).size, 'the key is the same').toBe(1);
  await command(anna(server), 'addComment', { actionId: 'a1', text: 'En gang' });
  expect(bodies[3]).not.toBe(bodies[0]);
  expect(await texts(server)).toHaveLength(2);
});

test('a server that cannot store anything for a while is asked again', async () => {
  await using server = await startTestServer();
  const bodies = stubFetch((real, ...args) => real(...args));
  const store = openStore(server.dataDir);
  store.exec('BEGIN IMMEDIATE');
  const answer = command(anna(server), 'addComment', { actionId: 'a1', text: 'Omsider' });
  await expect.poll(() => bodies.length, { timeout: 10_000 }).toBeGreaterThan(1);
  store.close();
  expect(await answer).toMatchObject({ seq: 1 });
  expect(await texts(server)).toEqual(['Omsider']);
});

test.each<[string, () => Promise<Response>, object]>([
  ['cannot be reached', () => Promise.reject(new TypeError('fetch failed')), { message: 'fetch failed' }],
  [
    'stores nothing',
    () => Promise.resolve(Response.json({ code: 'storage-unavailable' }, { status: 503 })),
    { status: 503, code: 'storage-unavailable' },
  ],
])('a server that %s is given up at last', async (_name, answer, fault) => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const bodies = stubFetch(answer);
  const asked = command({ plan: 'p' }, 'addComment', { actionId: 'a1', text: 'Aldri' });
  const refused = asked.catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  expect(await refused).toMatchObject(fault);
  expect(bodies).toHaveLength(6);
  expect(new Set(bodies).size).toBe(1);
});
