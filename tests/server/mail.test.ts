import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SmtpConfig } from '../../server/config.ts';
import { serverLimits } from '../../server/limits.ts';
import { shortAddress } from '../../server/log.ts';
import { languageOf } from '../../server/mail/language.ts';
import { mailTexts } from '../../server/mail/texts.ts';
import { languages } from '../../shared/i18n/languages.ts';
import { account, ask, personOf, signInWith } from './accounts.ts';
import { MailServer, textOf } from './mail-server.ts';
import { linkIn, mailIn, mailsIn } from './outbox.ts';
import { startProcess, startTestServer, tempDir } from './serving.ts';

/* Mail: to a real server of the test's own, and into the outbox. */

const email = 'kari@plan.example';
const from = 'Samplan <plan@samplan.example>';
const smtpOf = (mail: MailServer): SmtpConfig => ({ url: mail.url, from });

const askForLink = (url: string, body: object, headers?: Record<string, string>) =>
  ask(url, 'POST', body, headers, '/mail');

describe('by SMTP', () => {
  test('who asks gets a link that signs them in once, at the address as it is kept', async () => {
    await using mail = await MailServer.start();
    await using server = await startTestServer({ smtp: smtpOf(mail), publicUrl: 'https://plan.example' });
    const { id } = await account(server);
    expect((await ask(server.url, 'GET')).body.hasMail).toBe(true);
    const asked = await askForLink(server.url, { email: ' KARI@Plan.example ', language: 'en' });
    expect([asked.status, asked.body]).toEqual([202, {}]);
    await mail.until('the mail', () => mail.received.length === 1);
    const { to, data, ...rest } = mail.received[0]!;
    expect([rest.from, to]).toEqual([expect.stringContaining('<plan@samplan.example>'), [email]]);
    expect(data).toMatch(
      /^From: Samplan <plan@samplan\.example>\r\nTo: kari@plan\.example\r\nSubject: Sign in to Samplan\r\n/,
    );
    const text = textOf(data);
    expect(text).toContain('https://plan.example/sign-in#');
    expect(text).toContain('15 minutes');
    const { cookie } = await signInWith(server.url, { link: linkIn(text) });
    expect((await personOf(server.url, cookie))?.id).toBe(id);
    expect((await signInWith(server.url, { link: linkIn(text) })).body.code).toBe('link-used');
  });

  test.each<[string, 'refuses' | 'is silent' | 'is down', string]>([
    ['refuses', 'refuses', '"responseCode":550'],
    ['never says a word', 'is silent', ''],
    ['is not there', 'is down', '"msg":"mail not sent yet'],
  ])('a mail server that %s blocks nothing, and no log names the address', async (_name, manner, said) => {
    using dir = tempDir();
    const mail = await MailServer.start(manner === 'is down' ? 'takes' : manner);
    await using server = await startProcess({
      DATA_DIR: dir.path,
      LOG_LEVEL: 'debug',
      SMTP_URL: mail.url,
      MAIL_FROM: from,
    });
    if (manner === 'is down') await mail[Symbol.asyncDispose]();
    const link = /set-up#(\S+)/.exec(server.stdout)![1]!;
    const { cookie } = await signInWith(server.url, { link });
    expect((await ask(server.url, 'PATCH', { name: 'Kari', email }, { cookie: cookie! })).status).toBe(200);
    expect((await askForLink(server.url, { email })).status).toBe(202);
    if (manner === 'is silent') await mail.until('a visit', () => mail.visits === 1);
    else
      await server.until(
        'what went wrong',
        () => server.stdout.includes(said) && server.stdout.includes('k…@plan.example'),
      );
    expect((await ask(server.url, 'GET')).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    server.kill('SIGTERM');
    expect(await server.exit).toEqual({ code: 0, signal: null });
    expect(server.stdout + server.stderr).not.toContain(email);
    if (manner !== 'is down') await mail[Symbol.asyncDispose]();
  });
});

describe('into the outbox', () => {
  test('without SMTP a mail becomes a file for its owner only, with the link in one piece', async () => {
    await using server = await startTestServer();
    const { id } = await account(server);
    expect((await ask(server.url, 'GET')).body.hasMail).toBe(false);
    expect((await askForLink(server.url, { email })).status).toBe(202);
    const mail = await mailIn(server.dataDir);
    expect(mail).toContain(`\nTo: ${email}\nSubject: Logg inn i Samplan\n`);
    expect(mail).toContain('Åpne lenken for å logge inn i Samplan:');
    expect(mail).toContain(`\n${server.url}/sign-in#${linkIn(mail)}\n`);
    expect(statSync(mailsIn(server.dataDir)[0]!).mode & 0o777).toBe(0o600);
    expect(statSync(join(server.dataDir, 'outbox')).mode & 0o777).toBe(0o700);
    const { cookie } = await signInWith(server.url, { link: linkIn(mail) });
    expect((await personOf(server.url, cookie))?.id).toBe(id);
  });

  test('what lies there longer than any link can be used is taken away', async () => {
    await using server = await startTestServer();
    await account(server);
    await askForLink(server.url, { email });
    await mailIn(server.dataDir);
    const [old] = mailsIn(server.dataDir);
    const before = (Date.now() - serverLimits.outbox) / 1_000 - 60;
    utimesSync(old!, before, before);
    await askForLink(server.url, { email, language: 'nn' });
    await expect.poll(() => mailsIn(server.dataDir).filter((file) => file !== old).length).toBe(1);
    expect(existsSync(old!)).toBe(false);
  });

  test('nobody is told whether there is such an account, and strangers, guests and scripts get none', async () => {
    await using server = await startTestServer();
    await account(server);
    server.ctx.people.create({ id: 'gjest', kind: 'guest', name: 'Gjest', email: 'gjest@plan.example' });
    const answers: unknown[] = [];
    for (const asked of ['ingen@plan.example', 'gjest@plan.example', '', 'no address', email]) {
      const { status, body, headers } = await askForLink(server.url, { email: asked });
      answers.push([status, body, [...headers.keys()]]);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    await mailIn(server.dataDir);
    expect(mailsIn(server.dataDir)).toHaveLength(1);
    expect(server.ctx.db.prepare('SELECT COUNT(*) AS n FROM sign_in_link').get()).toEqual({ n: 1 });
  });

  test('an account gets three, whoever asks; an address may ask for so many', async () => {
    const limits = { ...serverLimits, addressMails: 6, addressMailsPerSecond: 0.001 };
    await using server = await startTestServer({ trustProxy: 1, limits });
    await account(server);
    await account(server, { email: 'berit@plan.example' });
    const askFrom = async (address: string, to: string) =>
      (await askForLink(server.url, { email: to }, { 'x-forwarded-for': address })).status;
    const statuses: number[] = [];
    for (let i = 0; i < 7; i++) statuses.push(await askFrom('203.0.113.1', email));
    expect(statuses).toEqual([202, 202, 202, 202, 202, 202, 429]);
    expect(await askFrom('203.0.113.2', email)).toBe(202);
    expect(await askFrom('203.0.113.2', 'berit@plan.example')).toBe(202);
    await mailIn(server.dataDir, 4);
    const to = mailsIn(server.dataDir).map((file) => /^To: (.*)$/m.exec(readFileSync(file, 'utf8'))![1]);
    expect(to.filter((one) => one === email)).toHaveLength(3);
    expect(to.filter((one) => one === 'berit@plan.example')).toHaveLength(1);
    expect(to).toHaveLength(4);
  });

  test.each<[unknown]>([
    [{ email: 7 }],
    [{}],
    [[]],
    [{ email, language: 'de' }],
    [{ email: 'x'.repeat(255) }],
  ])('%o is refused', async (body) => {
    await using server = await startTestServer();
    const { status, body: told } = await askForLink(server.url, body as object);
    expect([status, told.code]).toEqual([422, 'bad-input']);
  });
});

test.each([
  [undefined, 'nb'],
  ['', 'nb'],
  ['nn', 'nn'],
  ['nn-NO, nb;q=0.8', 'nn'],
  ['no, en;q=0.5', 'nb'],
  ['de-DE, en-GB;q=0.7, nn;q=0.9', 'nn'],
  ['de, fr', 'nb'],
  ['en;q=0, nn;q=0.1', 'nn'],
  ['*;q=oops,,;', 'nb'],
])('a browser that wants "%s" gets %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});

test.each(languages)('the texts in %s name who, what and where, and leave nothing open', (language) => {
  const url = 'https://plan.example/set-up#x';
  const invited = { url, plan: 'Næringsplan', from: 'Kari, Regionrådet', days: 7 };
  const texts = mailTexts[language];
  const asked = {
    ...invited,
    organisation: 'Film3',
    action: 'Filmdager',
    isOwner: true,
    message: 'Kjære dere\n\nHei',
  };
  const questions = [texts.asked(asked), texts.asked({ ...asked, isOwner: false, message: '' })];
  const all = [texts.signIn({ url, minutes: 15 }), texts.setUp(invited), texts.added(invited), ...questions];
  for (const { subject, text } of all) {
    expect(text).toContain(`\n\n${url}\n`);
    expect(`${subject}${text}`).not.toMatch(/undefined|\$\{|!!/);
    expect(text.endsWith('\n')).toBe(true);
  }
  for (const { subject, text } of all.slice(1, 3))
    expect(`${subject}\n${text}`).toMatch(/Næringsplan[^]*Kari, Regionrådet[^]*Næringsplan/);
  for (const { subject, text } of questions) {
    expect(subject).toMatch(/Film3: Filmdager$/);
    expect(text).toMatch(/\n\nKari, Regionrådet [^]*Film3 [^]*Næringsplan[^]*\n\nFilmdager\n\n/);
  }
  expect(questions.map(({ text }) => text.includes('\n\n> Kjære dere\n> \n> Hei\n\n'))).toEqual([
    true,
    false,
  ]);
  expect(questions[0]!.text).not.toBe(questions[1]!.text);
});

test.each([
  ['kari.nordmann@plan.example', 'k…@plan.example'],
  ['æ@plan.example', 'æ…@plan.example'],
  ['a@b@c', 'a…@c'],
])('%s stands in a log as %s', (address, short) => {
  expect(shortAddress(address)).toBe(short);
});
