import type { Shape } from './identity-provider.ts';

/** Says everything in the token, of addresses not whether they are theirs. */
export const entra: Shape = {
  scope: 'openid profile email',
  accounts: {
    kari: {
      name: 'Kari  Nordmann\u202e',
      preferred_username: 'kari@kommune.example',
      email: 'kari@kommune.example',
      oid: 'f6a3d1c0-oid',
      tid: 'tenant-one',
    },
  },
  claims: {
    openid: ['sub', 'oid', 'tid'],
    profile: ['name', 'preferred_username'],
    email: ['email'],
  },
  isInToken: true,
  isPairwise: true,
};

/** Tells names by userinfo only. */
export const feide: Shape = {
  scope: 'openid profile email',
  accounts: {
    ola: {
      name: 'Ola Høgskule',
      email: 'ola@hogskule.example',
      email_verified: false,
      'https://n.feide.no/claims/userid_sec': ['feide:ola-secondary@hogskule.example'],
      'https://n.feide.no/claims/nin': '01017012345',
    },
    siri: {
      given_name: 'Siri',
      family_name: 'Forsker',
      email: 'siri@hogskule.example',
      email_verified: true,
    },
    twin: { name: 'Twin', email: 'SIRI@hogskule.example', email_verified: true },
  },
  claims: {
    openid: ['sub', 'https://n.feide.no/claims/userid_sec', 'https://n.feide.no/claims/nin'],
    profile: ['name', 'given_name', 'family_name'],
    email: ['email', 'email_verified'],
  },
  isInToken: false,
  isPairwise: false,
};

/** Knows neither name nor address, but the national identity number. */
export const idporten: Shape = {
  scope: 'openid no_pid',
  accounts: { '23079421936': { pid: '23079421936', locale: 'nb' } },
  claims: { openid: ['sub', 'pid', 'locale'], no_pid: [] },
  isInToken: true,
  isPairwise: true,
};
