import { expect, test } from 'vitest';
import { Passwords, type Argon2 } from '../../server/auth/passwords.ts';
import { Turnstile } from '../../server/turnstile.ts';

/* What is kept of passwords, and how much work it takes to look at one. */

const counting = () => {
  const costs: unknown[] = [];
  const argon2: Argon2 = (algorithm, parameters, done) => {
    costs.push([algorithm, parameters.memory, parameters.passes, parameters.parallelism]);
    done(null, Buffer.alloc(32, 1));
  };
  return { costs, passwords: new Passwords(new Turnstile(1, 0), argon2) };
};

test('an account, one without a password and none at all take the same work', async () => {
  const { costs, passwords } = counting();
  const stored = await passwords.hash('x');
  expect(await passwords.check('x', stored)).toBe(true);
  expect(await passwords.check('x', null)).toBe(false);
  expect(await passwords.check('x', '')).toBe(false);
  expect(await passwords.check('x', 'x')).toBe(false);
  expect(costs).toEqual(Array.from({ length: 5 }, () => ['argon2id', 19_456, 2, 1]));
});

test('nothing is right for who has none, whatever it gives', async () => {
  const zeros: Argon2 = (_algorithm, _parameters, done) => done(null, Buffer.alloc(32));
  expect(await new Passwords(new Turnstile(1, 0), zeros).check('x', null)).toBe(false);
});

test('an older Node is named in one sentence', async () => {
  const older = new Passwords(new Turnstile(1, 0), null);
  await expect(older.check('x', null)).rejects.toMatchObject({
    code: 'no-passwords',
    message: expect.stringMatching(
      /^Signing in with a password needs Node 24; this server runs on \d/,
    ) as unknown,
  });
  await expect(older.hash('x')).rejects.toMatchObject({ code: 'no-passwords' });
});

test('when too many wait, the next is asked to come again', async () => {
  const waiting: (() => void)[] = [];
  let isSlow = true;
  const slow: Argon2 = (_algorithm, _parameters, done) => {
    const end = () => done(null, Buffer.alloc(32, 1));
    if (isSlow) waiting.push(end);
    else end();
  };
  const passwords = new Passwords(new Turnstile(2, 3), slow);
  const five = Array.from({ length: 5 }, () => passwords.hash('x'));
  await expect(passwords.hash('x')).rejects.toMatchObject({ code: 'too-many', retryAfter: 5 });
  expect(waiting).toHaveLength(2);
  isSlow = false;
  for (const end of waiting) end();
  expect(await Promise.all(five)).toHaveLength(5);
  expect(await passwords.hash('x')).toMatch(/^\$argon2id/);
});
