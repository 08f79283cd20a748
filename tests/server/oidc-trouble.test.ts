import { expect, test } from 'vitest';
import { serverLimits } from '../../server/limits.ts';
import { Browser } from './oidc/browser.ts';
import { runEvilProvider } from './oidc/evil-provider.ts';
import { configured, runProvider } from './oidc/identity-provider.ts';
import { listening } from './oidc/listening.ts';
import { feide } from './oidc/shapes.ts';
import { isCallback, startEmpty } from './oidc/world.ts';
import { startProcess, tempDir } from './serving.ts';

/* Providers that are down or lie, people who hammer, and what the log may tell of it. */

test('who leaves again and again from one address has to wait', async () => {
  await using place = await listening();
  const limits = { ...serverLimits, addressLogins: 2, addressLoginsPerSecond: 0.001 };
  const oidc = [configured(place.url)];
  await using server = await startEmpty({ oidc, limits, trustProxy: 1 });
  const start = new URL(`${server.url}/api/session/oidc/feide`);
  runProvider(place, `${start.href}/callback`, feide);
  const leave = async (address: string) =>
    (await new Browser().step(start, { 'x-forwarded-for': address })).next!.search;
  for (const address of ['192.0.2.1', '192.0.2.1', '192.0.2.2'])
    expect(await leave(address)).toMatch(/state/);
  expect(await leave('192.0.2.1')).toBe('?fault=too-many&provider=feide');
});

test('a provider that does not exist, and one that is down, are said to be so', async () => {
  await using place = await listening();
  const limits = { ...serverLimits, discoveryPause: 1 };
  await using server = await startEmpty({ oidc: [configured(place.url)], limits });
  const start = `${server.url}/api/session/oidc`;
  const browser = new Browser();
  expect((await browser.go(`${start}/nowhere?to=/x`)).url.search).toBe(
    '?fault=unknown-provider&provider=nowhere&to=%2Fx',
  );
  expect((await browser.go(`${start}/feide`)).url.search).toBe('?fault=provider-down&provider=feide');
  expect(place.requests()).toBe(serverLimits.discoveryTries);
  runProvider(place, `${start}/feide/callback`, feide);
  expect((await browser.go(`${start}/feide`)).url.pathname).toBe('/');
  expect((await browser.session(server.url)).person?.name).toBe('Ola Høgskule');
});

test('a provider that never answers is given up', async () => {
  await using place = await listening();
  place.answerWith(() => undefined);
  const limits = { ...serverLimits, discovery: 50, discoveryPause: 1 };
  await using server = await startEmpty({ oidc: [configured(place.url)], limits });
  const { url } = await new Browser().go(`${server.url}/api/session/oidc/feide`);
  expect(url.search).toBe('?fault=provider-down&provider=feide');
  expect(place.requests()).toBe(serverLimits.discoveryTries);
});

test('neither the log nor any address tells of tokens, codes or people', async () => {
  await using honest = await listening();
  await using evil = await listening();
  using dir = tempDir();
  const { clientId, clientSecret } = configured(honest.url);
  const told = (name: string, issuer: string) => ({
    [`OIDC_${name}_ISSUER`]: issuer,
    [`OIDC_${name}_CLIENT_ID`]: clientId,
    [`OIDC_${name}_CLIENT_SECRET`]: clientSecret,
  });
  const providers = { ...told('FEIDE', honest.url), ...told('EVIL', evil.url) };
  await using program = await startProcess({ DATA_DIR: dir.path, LOG_LEVEL: 'debug', ...providers });
  const start = `${program.url}/api/session/oidc`;
  runProvider(honest, `${start}/feide/callback`, feide);
  runEvilProvider(evil, { token: (claims) => ({ ...claims, aud: 'other', name: 'Ola Høgskule' }) });
  const { url, way } = await new Browser().go(`${start}/feide`);
  expect(url.href).toBe(`${program.url}/`);
  expect((await new Browser().go(`${start}/evil`)).url.search).toBe('?fault=refused&provider=evil');
  await program.until('the refusal in the log', () => program.stdout.includes('sign-in elsewhere failed'));
  expect(program.stdout).toContain('"hint":"OAUTH_JWT_CLAIM_COMPARISON_FAILED aud"');
  const code = way.find(isCallback)!.searchParams.get('code')!;
  for (const secret of [code, clientSecret, 'Høgskule', 'hogskule.example', 'eyJ', 'somebody', 'code-'])
    expect(program.stdout + program.stderr).not.toContain(secret);
});
