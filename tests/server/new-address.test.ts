import { describe, expect, test } from 'vitest';
import { serverLimits } from '../../server/limits.ts';
import { account, ask, personOf, rightPassword, signInWith, type Answer } from './accounts.ts';
import { linkIn, mailIn, mailsIn } from './outbox.ts';
import { admitted } from './people.ts';
import { startTestServer, type TestServer } from './serving.ts';

/* Another e-mail address for one's account: whose it is is shown by mail. */

const email = 'kari@plan.example';
const next = 'kari.nordmann@plan.example';

/** Somebody who is signed in, and asks for another address. */
async function signedIn(server: TestServer, own = email) {
  const { cookie } = await signInWith(server.url, { email: own, password: rightPassword });
  const headers = { cookie: cookie! };
  const change = (changes: object) => ask(server.url, 'PATCH', changes, headers);
  return {
    want: (wanted: string) => change({ email: wanted, currentPassword: rightPassword }),
    change,
    prove: (link: string) => ask(server.url, 'POST', { link }, headers, '/address'),
    me: () => personOf(server.url, cookie),
  };
}

const seen = ({ status, body }: Answer) => [status, body.code];

test('is one’s own when the link that was sent there is opened, and not before', async () => {
  await using server = await startTestServer();
  const { id } = await account(server);
  const kari = await signedIn(server);
  const former = server.ctx.signInLinks.create(id, 'sign-in', 60_000);
  const asked = await kari.want(' Kari.Nordmann@PLAN.example ');
  expect([asked.status, asked.body.person]).toMatchObject([200, { email, newEmail: next }]);
  expect(server.ctx.people.byEmail(next)).toBeUndefined();
  const mail = await mailIn(server.dataDir);
  expect(mail).toContain(`\nTo: ${next}\nSubject: Bekreft e-postadressen din i Samplan\n`);
  expect(mail).toContain(`\n${server.url}/address#${linkIn(mail)}\n`);
  expect(mail).toContain('24 timer');
  // For nothing but the address.
  expect(seen(await signInWith(server.url, { link: linkIn(mail) }))).toEqual([404, 'link-unknown']);
  const proven = await kari.prove(linkIn(mail));
  expect(proven.status).toBe(200);
  expect(proven.body.person).toMatchObject({ id, email: next });
  expect(proven.body.person).not.toHaveProperty('newEmail');
  expect(await kari.me()).toEqual(proven.body.person);
  expect((await signInWith(server.url, { email: next, password: rightPassword })).status).toBe(200);
  expect((await signInWith(server.url, { email, password: rightPassword })).status).toBe(401);
  expect(seen(await signInWith(server.url, { link: former }))).toEqual([410, 'link-expired']);
  // Who opens it once more sees that all is well.
  expect((await kari.prove(linkIn(mail))).body.person?.email).toBe(next);
});

test('a colleague’s address that somebody claims goes to the colleague all the same', async () => {
  await using server = await startTestServer();
  await account(server);
  const kari = await signedIn(server);
  const wanted = 'berit@plan.example';
  await kari.want(wanted);
  const mail = await mailIn(server.dataDir);
  const { id } = await account(server, { email: wanted, name: 'Berit' });
  const berit = await signedIn(server, wanted);
  expect(seen(await berit.prove(linkIn(mail)))).toEqual([404, 'link-unknown']);
  expect(seen(await kari.prove(linkIn(mail)))).toEqual([409, 'exists']);
  expect(server.ctx.people.byEmail(wanted)?.id).toBe(id);
  expect(await kari.me()).toMatchObject({ email });
});

test('asking tells of an address that another has what it tells of any', async () => {
  await using server = await startTestServer();
  await account(server);
  await account(server, { email: 'berit@plan.example', name: 'Berit' });
  const kari = await signedIn(server);
  const answers = [await kari.want('berit@plan.example'), await kari.want('ingen@plan.example')];
  const told = answers.map(({ status, body }) => [status, { ...body.person, newEmail: '' }]);
  expect(told[0]).toEqual(told[1]);
  expect((await kari.change({ email: ' KARI@plan.example ' })).body.person?.email).toBe(email);
});

describe('a link is over', () => {
  test('when a newer one is asked for, or another password is chosen', async () => {
    await using server = await startTestServer();
    await account(server);
    const kari = await signedIn(server);
    await kari.want('foerst@plan.example');
    const first = linkIn(await mailIn(server.dataDir, 1));
    await kari.want(next);
    const [one, two] = [first, linkIn(await mailIn(server.dataDir, 2))];
    expect(seen(await kari.prove(one))).toEqual([404, 'link-unknown']);
    await kari.change({ password: 'et helt nytt passord', currentPassword: rightPassword });
    expect(seen(await kari.prove(two))).toEqual([404, 'link-unknown']);
    expect(await kari.me()).toMatchObject({ email });
  });

  test('after a day', async () => {
    await using server = await startTestServer({ limits: { ...serverLimits, addressLink: 0 } });
    await account(server);
    const kari = await signedIn(server);
    expect((await kari.want(next)).body.person).not.toHaveProperty('newEmail');
    expect(seen(await kari.prove(linkIn(await mailIn(server.dataDir))))).toEqual([410, 'link-expired']);
  });
});

test('mails go to so few addresses of one person’s choice, and so few to one address', async () => {
  await using server = await startTestServer({ limits: { ...serverLimits, accountMails: 2 } });
  await account(server);
  await account(server, { email: 'berit@plan.example', name: 'Berit' });
  const [kari, berit] = [await signedIn(server), await signedIn(server, 'berit@plan.example')];
  const statuses = [
    await kari.want(next),
    await kari.want('b@plan.example'),
    await kari.want('c@plan.example'),
  ];
  statuses.push(await berit.want(next), await berit.want(next));
  expect(statuses.map(({ status }) => status)).toEqual([200, 200, 429, 200, 429]);
  await mailIn(server.dataDir, 3);
  expect(mailsIn(server.dataDir)).toHaveLength(3);
});

test('an account without one gets it by mail too, unless the administrator has just handed it a link', async () => {
  await using server = await startTestServer();
  const mine = admitted(server.url, 'p', { person: 'uten', name: 'Uten' });
  const { body } = await ask(server.url, 'PATCH', { email, password: rightPassword }, mine);
  expect(body.person).toMatchObject({ email: null, newEmail: email, hasPassword: true });
  expect((await signInWith(server.url, { email, password: rightPassword })).status).toBe(401);
  const link = linkIn(await mailIn(server.dataDir));
  expect((await ask(server.url, 'POST', { link }, mine, '/address')).body.person?.email).toBe(email);
  const { id } = server.ctx.people.create({ id: 'ny', kind: 'account', name: '' });
  const setUp = await signInWith(server.url, { link: server.ctx.signInLinks.create(id, 'set-up', 60_000) });
  const headers = { cookie: setUp.cookie! };
  expect(seen(await ask(server.url, 'PATCH', { name: 'Ny', email }, headers))).toEqual([409, 'exists']);
  expect((await ask(server.url, 'PATCH', { name: 'Ny', email: next }, headers)).body.person?.email).toBe(
    next,
  );
});
