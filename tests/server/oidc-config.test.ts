import { describe, expect, test } from 'vitest';
import { ownPath } from '../../server/auth/own-path.ts';
import { askProvider } from '../../server/auth/oidc-fetch.ts';
import { readConfig } from '../../server/config.ts';

const feide = {
  OIDC_FEIDE_ISSUER: 'https://auth.dataporten.no',
  OIDC_FEIDE_CLIENT_ID: 'id',
  OIDC_FEIDE_CLIENT_SECRET: 'hidden',
};

describe('the environment', () => {
  test('names any number of providers', () => {
    const { oidc } = readConfig({
      ...feide,
      OIDC_ID_PORTEN_ISSUER: 'http://127.0.0.1:4000/x',
      OIDC_ID_PORTEN_CLIENT_ID: 'other',
      OIDC_ID_PORTEN_CLIENT_SECRET: 'word',
      OIDC_ID_PORTEN_LABEL: 'ID-porten',
      OIDC_ID_PORTEN_SCOPE: 'openid no_pid',
      OIDC_ID_PORTEN_EMAIL: 'trusted',
    });
    expect(oidc).toEqual([
      {
        id: 'feide',
        label: 'FEIDE',
        issuer: 'https://auth.dataporten.no',
        clientId: 'id',
        clientSecret: 'hidden',
        scope: 'openid profile email',
        trustsEmail: false,
      },
      {
        id: 'id_porten',
        label: 'ID-porten',
        issuer: 'http://127.0.0.1:4000/x',
        clientId: 'other',
        clientSecret: 'word',
        scope: 'openid no_pid',
        trustsEmail: true,
      },
    ]);
    expect(readConfig({}).oidc).toEqual([]);
  });

  test.each<[Record<string, string>, RegExp]>([
    [{ OIDC_FEIDE_CLIENT_SECRET: '' }, /^OIDC_FEIDE_CLIENT_SECRET is not set: .* belong together\.$/],
    [{ OIDC_ENTRA_LABEL: 'x' }, /^OIDC_ENTRA_ISSUER is not set: /],
    [{ OIDC_FEIDE_ISUER: 'x' }, /^OIDC_FEIDE_ISUER is set, but means nothing/],
    [{ OIDC_ISSUER: 'x' }, /^OIDC_ISSUER is set, but means nothing/],
    [{ OIDC_FEIDE_ISSUER: 'feide' }, /^OIDC_FEIDE_ISSUER is "feide": not an address\.$/],
    [{ OIDC_FEIDE_ISSUER: 'http://auth.example' }, /: not an https address\.$/],
    [{ OIDC_FEIDE_ISSUER: 'http://127.0.0.1.example' }, /: not an https address\.$/],
    [{ OIDC_FEIDE_ISSUER: 'ftp://127.0.0.1' }, /: not an https address\.$/],
    [{ OIDC_FEIDE_ISSUER: 'https://a.example/.well-known/openid-configuration' }, /where its metadata are/],
    [{ OIDC_FEIDE_ISSUER: 'https://a.example/?b' }, /: more than an issuer\.$/],
    [{ OIDC_FEIDE_SCOPE: 'profile' }, /^OIDC_FEIDE_SCOPE is "profile": without "openid"\.$/],
    [{ OIDC_FEIDE_SCOPE: 'openid userid-nin' }, /"userid-nin" asks for national identity numbers/],
    [{ OIDC_FEIDE_SCOPE: 'openid helseid://scopes/identity/pid' }, /asks for national identity numbers/],
    [{ OIDC_FEIDE_EMAIL: 'yes' }, /^OIDC_FEIDE_EMAIL is "yes": neither verified nor trusted\.$/],
    [{ HOST: '0.0.0.0' }, /^OIDC_FEIDE_ISSUER is set, but PUBLIC_URL is not/],
  ])('%o stops the start with one sentence', (wrong, sentence) => {
    const read = () => readConfig({ ...feide, ...wrong });
    expect(read).toThrow(sentence);
    expect(read).not.toThrow(/hidden/);
  });
});

test('without TLS only this machine is asked', async () => {
  const options = { method: 'GET', headers: {}, body: undefined, redirect: 'manual' } as const;
  for (const url of ['http://provider.example/', 'http://127.0.0.1.example/', 'ftp://127.0.0.1/'])
    await expect(askProvider(1)(url, options)).rejects.toMatchObject({ code: 'refused' });
});

describe('where to go afterwards', () => {
  test.each(['/', '/plan/x', '/plan/x?card=a&b=c#d', '/plan/%C3%B8', '/apis', '/%2f/evil.example'])(
    '%s is a page of the program',
    (to) => expect(ownPath(to)).toBe(to),
  );

  test.each([
    undefined,
    '',
    'plan/x',
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/a\\b',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    '/\u0000',
    'javascript:alert(1)',
    '/api/session/oidc/feide',
    '/x/../api/plans',
    '/%61pi/session/oidc/feide',
    '/%41PI',
    '/s%79nc/p/plan',
    '/%E0%A4%A',
    '/API/plans',
    '/sync/p/plan',
    `/${'x'.repeat(500)}`,
  ])('%o is none', (to) => {
    expect(ownPath(to)).toBe('/');
  });
});
