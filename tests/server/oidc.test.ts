import { expect, test } from 'vitest';
import { Oidc } from '../../server/auth/oidc.ts';
import { serverLimits } from '../../server/limits.ts';
import { ask } from './accounts.ts';
import { Browser } from './oidc/browser.ts';
import { configured, runProvider } from './oidc/identity-provider.ts';
import { listening } from './oidc/listening.ts';
import { entra, feide, idporten } from './oidc/shapes.ts';
import { isCallback, rows, startEmpty, startWith, stored } from './oidc/world.ts';

test('signs in by the token alone, and goes where one wanted to go', async () => {
  await using world = await startWith(entra);
  const { server, start } = world;
  const browser = new Browser();
  expect(await browser.session(server.url)).toMatchObject({
    person: null,
    providers: [{ id: 'feide', label: 'Feide' }],
  });
  const { url, way } = await browser.go(`${start}?to=${encodeURIComponent('/plan/p?card=x#y')}`);
  expect(url.href).toBe(`${server.url}/plan/p?card=x#y`);
  expect((await browser.session(server.url)).person).toMatchObject({
    kind: 'account',
    name: 'Kari Nordmann',
    email: null,
    hasPassword: false,
    mayCreatePlans: false,
    needsSetup: false,
  });
  const asked = way.find(({ pathname }) => pathname === '/auth')!.searchParams;
  expect(asked.get('code_challenge_method')).toBe('S256');
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(asked.get(name)?.length).toBeGreaterThan(40);
  for (const unwanted of ['f6a3d1c0-oid', 'tenant-one', 'kari@kommune.example'])
    expect(stored(server, unwanted)).toBe(0);
  expect(rows(server, 'login')).toEqual([]);
});

test('asks for what the token leaves out, and keeps no more of it than a name and an address', async () => {
  await using world = await startWith(feide, { trustsEmail: true });
  const { server, start } = world;
  const browser = new Browser();
  await browser.go(start);
  expect((await browser.session(server.url)).person).toMatchObject({
    name: 'Ola Høgskule',
    email: 'ola@hogskule.example',
  });
  expect(stored(server, 'Ola Høgskule')).toBeGreaterThan(0);
  for (const unwanted of ['ola-secondary', '01017012345']) expect(stored(server, unwanted)).toBe(0);
});

test('stores no national identity number, even when it is told one', async () => {
  await using world = await startWith(idporten);
  const { server, start } = world;
  const browser = new Browser();
  await browser.go(start);
  expect((await browser.session(server.url)).person).toMatchObject({
    name: '',
    email: null,
    needsSetup: true,
  });
  const [identity] = rows(server, 'identity');
  expect(stored(server, String(identity!.subject))).toBeGreaterThan(0);
  expect(stored(server, '23079421936')).toBe(0);
});

test('the same account elsewhere is the same person, whose own name stays', async () => {
  await using world = await startWith(feide);
  const { server, start } = world;
  const first = new Browser();
  await first.go(start);
  const { person } = await first.session(server.url);
  server.ctx.people.update(person!.id, { name: 'Ola N.' });
  const second = new Browser();
  await second.go(start);
  expect((await second.session(server.url)).person).toMatchObject({ id: person!.id, name: 'Ola N.' });
  expect(rows(server, 'person')).toHaveLength(1);
  expect(rows(server, 'session')).toHaveLength(2);
});

test('an address that the provider has not looked at is nobody’s', async () => {
  await using world = await startWith(feide);
  const browser = new Browser();
  await browser.go(world.start);
  expect((await browser.session(world.server.url)).person).toMatchObject({
    name: 'Ola Høgskule',
    email: null,
  });
});

test('the same address at another account is another person, without it', async () => {
  await using world = await startWith(feide);
  const { server, start, visitors } = world;
  const people = [];
  for (const account of ['siri', 'twin']) {
    visitors.account = account;
    const browser = new Browser();
    await browser.go(start);
    people.push((await browser.session(server.url)).person);
  }
  expect(people).toMatchObject([
    { name: 'Siri Forsker', email: 'siri@hogskule.example' },
    { name: 'Twin', email: null },
  ]);
  expect(people[0]!.id).not.toBe(people[1]!.id);
});

test('an address is kept as it is compared everywhere, and what would read as two is none', async () => {
  const said = {
    aase: { name: 'Åse', email: 'ÅSE@Hogskule.example', email_verified: true },
    bent: { name: 'Bent', email: 'bent,aase@hogskule.example', email_verified: true },
  };
  await using world = await startWith({ ...feide, accounts: said });
  const { server, start, visitors } = world;
  for (const [account, email] of [
    ['aase', 'åse@hogskule.example'],
    ['bent', null],
  ] as const) {
    visitors.account = account;
    const browser = new Browser();
    await browser.go(start);
    expect((await browser.session(server.url)).person).toMatchObject({ name: said[account].name, email });
  }
});

test('an account that has an address already is never entered by that address', async () => {
  await using world = await startWith(feide);
  const { server, start, visitors } = world;
  server.ctx.people.create({ id: 'owner', kind: 'account', name: 'Owner', email: 'siri@hogskule.example' });
  visitors.account = 'siri';
  const browser = new Browser();
  await browser.go(start);
  const { person } = await browser.session(server.url);
  expect(person).toMatchObject({ name: 'Siri Forsker', email: null });
  expect(person!.id).not.toBe('owner');
});

test('who is signed in adds the account elsewhere to their own', async () => {
  await using world = await startWith(feide);
  const { server, start } = world;
  server.ctx.people.create({ id: 'owner', kind: 'account', name: 'Owner' });
  const browser = new Browser();
  browser.give(server.url, `samplan=${server.ctx.sessions.open('owner')}`);
  const before = browser.cookie(server.url);
  const { url } = await browser.go(`${start}?to=/me`);
  expect(url.pathname).toBe('/me');
  expect(browser.cookie(server.url)).toContain(before);
  expect((await browser.session(server.url)).person).toMatchObject({
    id: 'owner',
    name: 'Owner',
    email: null,
  });
  const other = new Browser();
  await other.go(start);
  expect((await other.session(server.url)).person?.id).toBe('owner');
  expect(rows(server, 'person')).toHaveLength(1);
});

test('nobody adds what is another’s', async () => {
  await using world = await startWith(feide);
  const { server, start } = world;
  await new Browser().go(start);
  server.ctx.people.create({ id: 'second', kind: 'account', name: 'Second' });
  const browser = new Browser();
  browser.give(server.url, `samplan=${server.ctx.sessions.open('second')}`);
  const { url } = await browser.go(start);
  expect(url.pathname + url.search).toBe('/sign-in?fault=taken&provider=feide');
  expect((await browser.session(server.url)).person?.id).toBe('second');
  expect(rows(server, 'identity')).toHaveLength(1);
});

test('what is at a provider is taken away, but never the last way in', async () => {
  await using world = await startWith(feide);
  const { server, start } = world;
  const browser = new Browser();
  await browser.go(start);
  const { person } = await browser.session(server.url);
  expect(person!.linked).toEqual(['feide']);
  const unlink = () =>
    ask(server.url, 'DELETE', undefined, { cookie: browser.cookie(server.url) }, '/oidc/feide');
  expect(await unlink()).toMatchObject({ status: 409, body: { code: 'last-way-in', path: 'feide' } });
  const elsewhere = new Browser();
  await elsewhere.go(start);
  server.ctx.people.update(person!.id, { password: 'some hash' });
  expect((await unlink()).status).toBe(204);
  expect((await browser.session(server.url)).person).toMatchObject({ id: person!.id, linked: [] });
  expect((await elsewhere.session(server.url)).person).toBeNull();
  expect(rows(server, 'identity')).toEqual([]);
  expect(await unlink()).toMatchObject({ status: 404, body: { code: 'not-found' } });
  await elsewhere.go(start);
  expect((await elsewhere.session(server.url)).person!.id).not.toBe(person!.id);
});

test('two names for one provider are one way in', async () => {
  await using world = await startWith(feide);
  const { server, start, place } = world;
  const browser = new Browser();
  await browser.go(start);
  const { person } = await browser.session(server.url);
  const two = [configured(`${place.url}/`), configured(place.url, { id: 'twin', label: 'Twin' })];
  const { db, people, log } = server.ctx;
  const oidc = new Oidc({ db, people, log, limits: serverLimits }, two);
  expect(oidc.linkedTo(person!.id)).toEqual(['feide', 'twin']);
  expect(() => oidc.unlink('twin', { id: person!.id, password: null })).toThrow('Choose a password first');
  oidc.unlink('twin', { id: person!.id, password: 'some hash' });
  expect(rows(server, 'identity')).toEqual([]);
});

test.each([
  ['has signed out meanwhile', undefined],
  ['is somebody else meanwhile', 'second'],
])('who %s adds nothing', async (_what, then) => {
  await using world = await startWith(feide);
  const { server, start } = world;
  for (const id of ['owner', 'second']) server.ctx.people.create({ id, kind: 'account', name: id });
  const browser = new Browser();
  browser.give(server.url, `samplan=${server.ctx.sessions.open('owner')}`);
  const { url: back } = await browser.go(start, isCallback);
  server.ctx.sessions.endAll('owner');
  if (then) browser.give(server.url, `samplan=${server.ctx.sessions.open(then)}`);
  const { url } = await browser.go(back.href);
  expect(url.search).toBe('?fault=session-changed&provider=feide');
  expect(rows(server, 'identity')).toEqual([]);
});

test('a guest who signs in is an account from then on, with a session of its own', async () => {
  await using world = await startWith(feide);
  const { server, start } = world;
  server.ctx.people.create({ id: 'guest', kind: 'guest', name: 'Gjest' });
  const browser = new Browser();
  browser.give(server.url, `samplan=${server.ctx.sessions.open('guest')}`);
  await browser.go(start);
  const { person } = await browser.session(server.url);
  expect(person).toMatchObject({ kind: 'account', name: 'Ola Høgskule' });
  expect(server.ctx.people.find('guest')).toMatchObject({ kind: 'guest', name: 'Gjest' });
});

test('another site can lead people to the page only', async () => {
  await using world = await startWith(feide);
  for (const site of ['cross-site', 'same-site']) {
    const { next } = await new Browser().step(new URL(`${world.start}?to=/plan/p`), {
      'sec-fetch-site': site,
    });
    expect(next?.href).toBe(`${world.server.url}/sign-in?provider=feide&to=%2Fplan%2Fp`);
  }
  const { next } = await new Browser().step(new URL(world.start), { 'sec-fetch-site': 'same-origin' });
  expect(next?.origin).toBe(world.place.url);
  expect(rows(world.server, 'login')).toHaveLength(1);
});

test('the cookie that binds a login to its browser is short-lived and out of reach of scripts', async () => {
  await using world = await startWith(feide);
  const { answer } = await new Browser().step(new URL(world.start));
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^samplan-login=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/),
  ]);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const secret = /=([^;]+)/.exec(answer.headers.getSetCookie()[0]!)![1]!;
  const state = new URL(answer.headers.get('location')!).searchParams.get('state')!;
  expect([stored(world.server, secret), stored(world.server, state)]).toEqual([0, 0]);
});

test('behind https the cookie is for this very host, and people come back to its name', async () => {
  await using place = await listening();
  const publicUrl = 'https://plan.example';
  await using server = await startEmpty({ oidc: [configured(place.url)], publicUrl });
  runProvider(place, 'https://plan.example/api/session/oidc/feide/callback', feide);
  const { answer, next } = await new Browser().step(new URL(`${server.url}/api/session/oidc/feide`));
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^__Host-samplan-login=.*Path=\/; HttpOnly; Secure; SameSite=Lax$/),
  ]);
  expect(next!.searchParams.get('redirect_uri')).toBe(`${publicUrl}/api/session/oidc/feide/callback`);
});

test('who turns round is told so', async () => {
  await using world = await startWith(feide);
  world.visitors.account = undefined;
  const browser = new Browser();
  const { url } = await browser.go(world.start);
  expect(url.search).toBe('?fault=cancelled&provider=feide');
  expect(rows(world.server, 'session')).toEqual([]);
  expect(rows(world.server, 'login')).toEqual([]);
});

test('a way back can be gone once, and only in the browser that left', async () => {
  await using world = await startWith(feide);
  const { server, start } = world;
  const browser = new Browser();
  const { url: back } = await browser.go(start, isCallback);
  const stranger = new Browser();
  expect((await stranger.go(back.href)).url.search).toBe('?fault=expired&provider=feide');
  await stranger.go(start, isCallback);
  expect((await stranger.go(back.href)).url.search).toBe('?fault=expired&provider=feide');
  expect(rows(server, 'session')).toEqual([]);
  expect((await browser.go(back.href)).url.pathname).toBe('/');
  expect(rows(server, 'session')).toHaveLength(1);
  expect((await browser.go(back.href)).url.search).toBe('?fault=expired&provider=feide');
  expect(rows(server, 'session')).toHaveLength(1);
});

test('a way back that nobody has left by leads nowhere', async () => {
  await using world = await startWith(feide);
  for (const query of ['', '?code=x', '?code=x&state=y', '?error=access_denied', '?state=&state='])
    expect((await new Browser().go(`${world.start}/callback${query}`)).url.search).toBe(
      '?fault=expired&provider=feide',
    );
  expect(rows(world.server, 'session')).toEqual([]);
});

test('logins begun in two tabs both come to an end', async () => {
  await using world = await startWith(feide);
  const browser = new Browser();
  const first = await browser.go(`${world.start}?to=/one`, isCallback);
  const second = await browser.go(`${world.start}?to=/two`, isCallback);
  expect((await browser.go(first.url.href)).url.pathname).toBe('/one');
  // Whoever is signed in by now has come back as the same person.
  expect((await browser.go(second.url.href)).url.pathname).toBe('/two');
});

test('who stays away for too long begins again', async () => {
  await using world = await startWith(feide);
  const browser = new Browser();
  const { url: back } = await browser.go(world.start, isCallback);
  world.server.ctx.db.prepare('UPDATE login SET expires = ?').run(Date.now());
  expect((await browser.go(back.href)).url.search).toBe('?fault=expired&provider=feide');
});

test('of many who have left, the oldest are forgotten', async () => {
  await using place = await listening();
  const limits = { ...serverLimits, logins: 3 };
  await using server = await startEmpty({ oidc: [configured(place.url)], limits });
  const start = `${server.url}/api/session/oidc/feide`;
  runProvider(place, `${start}/callback`, feide);
  for (let i = 0; i < 10; i++) await new Browser().step(new URL(start));
  expect(rows(server, 'login')).toHaveLength(3);
});
