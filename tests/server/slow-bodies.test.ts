import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { expect, test, vi } from 'vitest';
import { account, rightPassword, signInWith } from './accounts.ts';
import { startTestServer } from './serving.ts';

/* Whoever is signed out while what they send is still on its way. */

test.each([
  ['PATCH', '/api/session', { name: 'Noen' }],
  ['POST', '/api/plans', { title: 'Ny', from: 'empty' }],
])('%s %s is of nobody any more when its body is there', async (method, path, body) => {
  await using server = await startTestServer();
  const { id } = await account(server, { founder: 1 });
  const { cookie } = await signInWith(server.url, { email: 'kari@plan.example', password: rightPassword });
  const looked = vi.spyOn(server.ctx.sessions, 'bySecret');
  const text = JSON.stringify(body);
  const headers = { cookie, 'content-type': 'application/json', 'content-length': text.length };
  const asked = request(`${server.url}${path}`, { method, headers });
  asked.write(text.slice(0, 5));
  await vi.waitFor(() => expect(looked).toHaveBeenCalled());
  server.ctx.sessions.endAll(id);
  asked.end(text.slice(5));
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  expect(answer.statusCode).toBe(401);
  expect([server.ctx.people.find(id)?.name, server.ctx.plans.list().length]).toEqual(['Kari', 1]);
});

test('a new password is nobody’s any more who was signed out while it was made ready', async () => {
  await using server = await startTestServer();
  const { id } = await account(server);
  const link = server.ctx.signInLinks.create(id, 'sign-in', 60_000);
  const { cookie } = await signInWith(server.url, { link });
  const hash = server.ctx.passwords.hash.bind(server.ctx.passwords);
  vi.spyOn(server.ctx.passwords, 'hash').mockImplementation(async (password) => {
    server.ctx.sessions.endAll(id);
    return hash(password);
  });
  const { password: before } = server.ctx.people.find(id)!;
  const answer = await fetch(`${server.url}/api/session`, {
    method: 'PATCH',
    headers: { cookie: cookie!, 'content-type': 'application/json' },
    body: JSON.stringify({ password: 'et helt nytt passord' }),
  });
  expect(answer.status).toBe(401);
  expect(server.ctx.people.find(id)?.password).toBe(before);
});
