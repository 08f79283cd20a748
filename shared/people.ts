import * as z from 'zod/mini';
import { languages } from './i18n/languages.ts';
import { limits } from './plan/schema.ts';

/** How long a password must and may be. There are no other rules (NIST SP 800-63B, 3.1.1.2). */
export const passwordLength = { least: 12, most: 200 } as const;

/** Somebody as they are told of themselves. */
const personSchema = z.object({
  id: z.string(),
  kind: z.enum(['account', 'guest', 'script']),
  name: z.string(),
  /** What they do, as the others see it. */
  title: z.string(),
  organisation: z.string(),
  email: z.nullable(z.string()),
  /** An e-mail address that is theirs as soon as they open the link that was sent to it. */
  newEmail: z.optional(z.string()),
  hasPassword: z.boolean(),
  /** They have just come by a one-time link, and may choose a new password without the old one. */
  mayResetPassword: z.optional(z.boolean()),
  mayCreatePlans: z.boolean(),
  /** An account whose holder has not said their name yet. */
  needsSetup: z.boolean(),
  /** The ids of those `providers` at which they have an account that signs them in here. */
  linked: z.optional(z.array(z.string())),
  /** When a guest's last membership ends by itself. */
  until: z.optional(z.string()),
});
export type PersonJson = z.output<typeof personSchema>;

/** `GET /api/session`: who is signed in, and in which ways one may. */
export const sessionSchema = z.object({
  person: z.nullable(personSchema),
  /** Where else one may sign in. */
  providers: z.array(z.object({ id: z.string(), label: z.string() })),
  /** Whether a link can be had by mail. */
  hasMail: z.boolean(),
});
export type SessionJson = z.output<typeof sessionSchema>;

const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.name));

/** An address as it is kept and compared: in small letters, without what would read as more than one address. */
export const emailSchema = z
  .string()
  .check(
    z.trim(),
    z.toLowerCase(),
    z.normalize('NFC'),
    z.maxLength(254),
    z.regex(
      /^[^\s@"<>(),:;[\]\\\p{Cc}\p{Cf}\p{Cs}]{1,64}@[^\s@"<>(),:;[\]\\\p{Cc}\p{Cf}\p{Cs}]+$/u,
      'no e-mail address',
    ),
  );

/** Whatever somebody types as theirs; one that is none is simply nobody's. */
const typedEmail = z.string().check(z.trim(), z.toLowerCase(), z.normalize('NFC'), z.maxLength(254));
const typedPassword = z.string().check(z.maxLength(passwordLength.most));

/** `POST /api/session` in its two forms: e-mail and password, or the secret of a one-time link. */
export const passwordSignInSchema = z.object({ email: typedEmail, password: typedPassword });
export const linkSignInSchema = z.object({ link: z.string().check(z.minLength(1), z.maxLength(200)) });
export const signInSchema = z.union([passwordSignInSchema, linkSignInSchema]);
export type SignIn = z.output<typeof signInSchema>;

/** `POST /api/session/mail`. Without `language` the browser's is taken. */
export const mailRequestSchema = z.object({
  email: typedEmail,
  language: z.optional(z.enum(languages)),
});

/**
 * `PATCH /api/session`: what somebody says of themselves; a guest the name and the organisation only. To a new e-mail
 * address a link is sent.
 */
export const sessionChangesSchema = z.object({
  name: z.optional(line),
  title: z.optional(z.string().check(z.trim(), z.maxLength(limits.name))),
  organisation: z.optional(line),
  email: z.optional(emailSchema),
  password: z.optional(z.string().check(z.minLength(passwordLength.least), z.maxLength(passwordLength.most))),
  /** Wanted with a new password or e-mail address when there is a password. */
  currentPassword: z.optional(typedPassword),
});
export type SessionChanges = z.output<typeof sessionChangesSchema>;
