import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { shortNetwork, withoutAddresses } from '../../server/log.ts';
import { openRoots } from '../../shared/plan/document.ts';
import { syncFrame } from '../../shared/sync-protocol.ts';
import { retitle, smallPlan } from '../builders.ts';
import { ask, signInWith } from './accounts.ts';
import { asking } from './asking.ts';
import { RawClient } from './clients.ts';
import { coordinatorOf, guestBy, linkBy } from './inviting.ts';
import { MailServer, textOf } from './mail-server.ts';
import { runProgram, startProcess, storePlan, tempDir } from './serving.ts';
import { tracesIn } from './traces.ts';

/* What stands in the log, and what never does. */

test.each([
  ['192.0.2.77', '192.0.2.0'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::'],
  ['2001:db8::77', '2001:db8:0::'],
  ['127.0.0.1', '127.0.0.1'],
  ['::1', '::1'],
])('of %s the log says %s', (address, short) => {
  expect(shortNetwork(address)).toBe(short);
});

test.each([
  ['"to":"kari.nordmann@plan.example"', '"to":"k…@plan.example"'],
  ['nobody RCPT TO:<ørnulf@blåbær.example> here', 'nobody RCPT TO:<ø…@blåbær.example> here'],
  ['connect ECONNREFUSED 203.0.113.9:25', 'connect ECONNREFUSED 203.0.113.0:25'],
  ['from [2001:db8:1:2::9]:443', 'from [2001:db8:1::]:443'],
  [
    'at file:///srv/node_modules/@hono/node-server/dist/index.mjs:12:34',
    'at file:///srv/node_modules/@hono/node-server/dist/index.mjs:12:34',
  ],
  ['{"level":30,"time":1789000000000,"at":"2026-11-21T15:16:24.660Z"}', undefined],
  ['version 1.2.3, 12:34:56, a::b::c', undefined],
])('%s', (text, short = text) => {
  expect(withoutAddresses(text)).toBe(short);
});

const name = 'Ingvild Særpreg';
const email = 'ingvild.saerpreg@fjellrype.example';
const password = 'gapahuk på Fjellrypa';
const wrong = 'ikke dette passordet';
const from = '203.0.113.77';

/** Somebody's board, on which they write what they may not, and then send what is no message. */
async function misbehave(url: string, headers: Record<string, string>): Promise<void> {
  using client = new RawClient(url, { headers });
  await client.caughtUp();
  const doc = openRoots(new Y.Doc());
  Y.applyUpdate(doc, client.of('step2')[0]!.bytes);
  const before = Y.encodeStateVector(doc);
  retitle(doc, 'b1', name);
  client.send(syncFrame('update', Y.encodeStateAsUpdate(doc, before)));
  await client.next('refused');
  client.send(new Uint8Array([99, ...Buffer.from(name)]));
  await client.end();
}

test('a day’s doings leave no name, address, password or secret in the log', async () => {
  using dir = tempDir();
  await using mails = await MailServer.start();
  await using refusing = await MailServer.start('refuses');
  await storePlan(dir.path, 'p', smallPlan());
  const env = {
    DATA_DIR: dir.path,
    LOG_LEVEL: 'debug',
    TRUST_PROXY: '1',
    MAIL_FROM: 'Samplan <plan@samplan.example>',
  };
  const token = (
    await runProgram(
      ['server/cli.ts', 'token', 'create', '--plan', 'p', '--role', 'viewer', '--name', name],
      env,
    )
  ).stdout.trim();
  const secrets = [token];
  let said = '';

  for (const { url: smtp } of [mails, refusing]) {
    await using server = await startProcess({ ...env, SMTP_URL: smtp });
    const { url } = server;
    const seen = { 'x-forwarded-for': from };
    const kari = coordinatorOf(url);
    const link = await linkBy(kari, { role: 'editor', theme: 't1' });
    const guest = await guestBy(url, link, name, 'Fjellrype Rådgiving');
    secrets.push(link.token, guest.headers.cookie.split('=')[1]!);
    await misbehave(url, { ...guest.headers, ...seen });
    await misbehave(url, { cookie: '', authorization: `Bearer ${token}`, ...seen });

    if (smtp === mails.url) {
      await kari('POST', '/api/plans/p/members', { email, name, role: 'editor' });
      await mails.until('the mail', () => mails.received.length === 1);
      const secret = /set-up#([\w-]{43})/.exec(textOf(mails.received[0]!.data))![1]!;
      const { cookie } = await ask(url, 'POST', { link: secret }, seen);
      secrets.push(secret, cookie!.split('=')[1]!);
      await asking(url, { cookie: cookie! })('PATCH', '/api/session', { name, password });
    }
    await signInWith(url, { email, password: wrong }, seen);
    const { cookie } = await signInWith(url, { email, password }, seen);
    secrets.push(cookie!.split('=')[1]!);
    await ask(url, 'POST', { link: 'ingenting' }, seen);
    await ask(url, 'POST', '{"email": "Ingvild Særpreg', seen);
    await ask(url, 'POST', { email }, seen, '/mail');
    const outcome = smtp === mails.url ? '"mail sent"' : '"mail not sent';
    await server.until('the outcome of the mail', () => server.stdout.includes(outcome));
    server.kill('SIGTERM');
    await server.exit;
    said += server.stdout.replace(/^Set up Samplan: .*$/m, '') + server.stderr;
  }

  for (const what of ['"refused"', '"bad frame"', '"mail sent"', '"mail not sent', 'i…@fjellrype.example'])
    expect(said).toContain(what);
  // Also of links that only a mail has told.
  expect(said).not.toMatch(/#[\w-]{40}/);
  const never = [name, 'Særpreg', email, 'ingvild.saerpreg', 'Fjellrype Rådgiving', password, wrong, from];
  expect(new Set(secrets).size).toBe(secrets.length);
  for (const text of [...never, ...secrets])
    expect([text, ...tracesIn(Buffer.from(said), text)]).toEqual([text]);
}, 60_000);
