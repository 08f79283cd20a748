import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, fit for an address or a cookie. Shown once, to whom it is for; only its hash is stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret. It is random and long, so that a plain hash cannot be guessed back. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
