import * as fc from 'fast-check';
import { test } from 'vitest';
import { serverLimits } from '../../server/limits.ts';
import { account, ask, rightPassword, signInWith } from './accounts.ts';
import { startTestServer } from './serving.ts';

/* Odd bodies, sent by somebody who is signed in. */

const email = 'kari@plan.example';

test('whatever is sent, the server knows what to say of it', async () => {
  // Each is looked at, however many there are.
  const limits = { ...serverLimits, selfChanges: 1_000, addressMails: 1_000 };
  await using server = await startTestServer({ limits });
  await account(server);
  const { cookie } = await signInWith(server.url, { email, password: rightPassword });
  const mine = { cookie: cookie! };
  const value = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(email, rightPassword),
  );
  const names = [
    'email',
    'password',
    'link',
    'language',
    'name',
    'title',
    'organisation',
    'currentPassword',
    '__proto__',
  ];
  const body = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...names), value));
  const request = fc.constantFrom<[string, string]>(
    ['POST', ''],
    ['POST', '/mail'],
    ['POST', '/address'],
    ['PATCH', ''],
  );
  const known = [200, 202, 400, 401, 404, 409, 422, 429];
  await fc.assert(
    fc.asyncProperty(request, body, async ([method, path], sent) => {
      const { status } = await ask(server.url, method, JSON.stringify(sent), mine, path);
      return known.includes(status);
    }),
    { numRuns: 400 },
  );
});
