import { utimesSync } from 'node:fs';
import { expect, test } from 'vitest';
import { serverLimits, type ServerLimits } from '../../server/limits.ts';
import { erase, whoIs } from '../../server/storage/erasing.ts';
import { account, ask, personOf, signInWith } from './accounts.ts';
import { MailServer, textOf } from './mail-server.ts';
import { linkIn, mailIn, mailsIn } from './outbox.ts';
import { figure, startTestServer, tempDir, type TestServer } from './serving.ts';

/* Mail that cannot be handed in. */

const email = 'kari@plan.example';

/** A server with that mail server, and somebody who has asked it for a link. */
async function asked(mail: MailServer, limits: Partial<ServerLimits>, dataDir?: string) {
  const server = await startTestServer({
    smtp: { url: mail.url, from: 'Samplan <plan@samplan.example>' },
    limits: { ...serverLimits, ...limits },
    ...(dataDir !== undefined && { dataDir }),
  });
  const { id } = await account(server);
  await ask(server.url, 'POST', { email }, {}, '/mail');
  return { server, id };
}

const count = ({ url }: TestServer, outcome: string) =>
  figure(url, `samplan_mails_total{outcome="${outcome}"}`);
async function counted(server: TestServer, outcome: string): Promise<void> {
  await expect.poll(() => count(server, outcome), { timeout: 10_000 }).toBe(1);
}

test('is tried again, and then there', async () => {
  await using mail = await MailServer.start('is busy');
  const { server, id } = await asked(mail, { mailPause: 50 });
  await using _server = server;
  await mail.until('another try', () => mail.visits >= 2);
  mail.manner = 'takes';
  await mail.until('the mail', () => mail.received.length === 1);
  const { cookie } = await signInWith(server.url, { link: linkIn(textOf(mail.received[0]!.data)) });
  expect((await personOf(server.url, cookie))?.id).toBe(id);
  await counted(server, 'sent');
  expect(await count(server, 'again')).toBeGreaterThanOrEqual(1);
  expect(mailsIn(server.dataDir)).toEqual([]);
});

test.each<['is busy' | 'refuses', number]>([
  ['is busy', 3],
  ['refuses', 1],
])('lies in the outbox when the mail server %s, after %i tries', async (manner, tries) => {
  await using mail = await MailServer.start(manner);
  const { server, id } = await asked(mail, { mailPause: 10, mailTries: 3 });
  await using _server = server;
  const { cookie } = await signInWith(server.url, { link: linkIn(await mailIn(server.dataDir)) });
  expect((await personOf(server.url, cookie))?.id).toBe(id);
  await counted(server, 'kept');
  expect([mail.visits, await count(server, 'again'), await count(server, 'sent')]).toEqual([
    tries,
    tries - 1,
    0,
  ]);
  // Nor does it lie there for ever.
  const [file] = mailsIn(server.dataDir);
  const before = (Date.now() - serverLimits.outbox) / 1_000 - 60;
  utimesSync(file!, before, before);
  mail.manner = 'takes';
  await ask(server.url, 'POST', { email }, {}, '/mail');
  await expect.poll(() => mailsIn(server.dataDir)).toEqual([]);
});

test('goes into the outbox when the server stops before it is tried again', async () => {
  using dir = tempDir();
  await using mail = await MailServer.start('is busy');
  const { server } = await asked(mail, {}, dir.path);
  await counted(server, 'again');
  expect(mailsIn(dir.path)).toEqual([]);
  await server[Symbol.asyncDispose]();
  expect(mailsIn(dir.path)).toHaveLength(1);
});

test('is dropped when whom it is to has been erased meanwhile', async () => {
  await using mail = await MailServer.start('is busy');
  const { server, id } = await asked(mail, { mailPause: 200 });
  await using _server = server;
  await counted(server, 'again');
  erase(server.ctx.db, whoIs(server.ctx.db, id)!);
  mail.manner = 'takes';
  await counted(server, 'dropped');
  expect([mail.received, mailsIn(server.dataDir)]).toEqual([[], []]);
});
