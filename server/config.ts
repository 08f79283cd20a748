import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { readProviders, type OidcProvider } from './config-oidc.ts';
import { serverLimits, type ServerLimits } from './limits.ts';
import { isLoopback } from './loopback.ts';

const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
const sender = /^([^<>\p{Cc}]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/u;
const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65535;

const env = z.object({
  HOST: z._default(z.string(), '127.0.0.1'),
  PORT: z._default(
    z.pipe(z.string().check(z.refine(isPort, 'not a whole number from 0 to 65535')), z.transform(Number)),
    3000,
  ),
  DATA_DIR: z._default(z.string(), 'data'),
  PUBLIC_URL: z.optional(
    z.url({ protocol: /^https?$/, error: 'not an address like https://plan.example.no' }),
  ),
  LOG_LEVEL: z._default(z.enum(levels, `none of ${levels.join(', ')}`), 'info'),
  EXAMPLE: z.optional(z.enum(['on', 'off'], 'neither on nor off')),
  SMTP_URL: z.optional(
    z.url({ protocol: /^smtps?$/, error: 'not an address like smtp://user:password@host:587' }),
  ),
  MAIL_FROM: z.optional(z.string().check(z.regex(sender, 'not an address like Samplan <plan@example.no>'))),
  TRUST_PROXY: z._default(
    z.pipe(
      z.string().check(z.regex(/^(off|\d)$/, 'neither off nor the number of proxies, 0 to 9')),
      z.transform((text) => (text === 'off' ? 0 : Number(text))),
    ),
    0,
  ),
});

/** Named in the interface, but not built yet: better refused than silently passed over. */
const notYet = ['DATABASE_URL', 'REDIS_URL'];

/** Values that hold a password are not repeated. */
const secret: readonly string[] = ['SMTP_URL'];

/** Where mail is handed in, and whom it is from. */
export interface SmtpConfig {
  readonly url: string;
  readonly from: string;
}

export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Absolute. */
  readonly dataDir: string;
  /** Where people reach the program, without a slash at the end. */
  readonly publicUrl: string | undefined;
  readonly logLevel: (typeof levels)[number];
  /** Whether an empty data directory gets the example plan. */
  readonly example: boolean;
  /** Where else people may sign in. */
  readonly oidc?: readonly OidcProvider[];
  /** Undefined: mail is written to a folder. */
  readonly smtp?: SmtpConfig | undefined;
  /** How many proxies stand before the program; without any `X-Forwarded-For` is not looked at. */
  readonly trustProxy?: number;
  /** The program's own; tests take smaller ones. */
  readonly limits: ServerLimits;
}

export { isLoopback };

/** Where people reach the program, without a slash at the end. @param port the one that it listens on */
export const siteOf = ({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string =>
  publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/**
 * The one reader of the environment.
 * @throws Error with one sentence that names the variable, the value and what is wanted
 */
export function readConfig(variables: NodeJS.ProcessEnv): Config {
  const unbuilt = notYet.find((name) => variables[name]);
  if (unbuilt) throw new Error(`${unbuilt} is set, but this version cannot use it yet: unset it.`);
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = env.safeParse(set);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    const name = String(path[0]);
    throw new Error(`${name} is ${secret.includes(name) ? 'wrong' : `"${set[name]}"`}: ${message}.`);
  }
  const { HOST, PORT, DATA_DIR, PUBLIC_URL, LOG_LEVEL, EXAMPLE, TRUST_PROXY } = parsed.data;
  return {
    host: HOST,
    port: PORT,
    dataDir: resolve(DATA_DIR),
    publicUrl: PUBLIC_URL?.replace(/\/+$/, ''),
    logLevel: LOG_LEVEL,
    smtp: smtpOf(parsed.data),
    trustProxy: TRUST_PROXY,
    example: EXAMPLE ? EXAMPLE === 'on' : isLoopback(HOST),
    oidc: readProviders(set, HOST, PUBLIC_URL),
    limits: serverLimits,
  };
}

function smtpOf({ SMTP_URL: url, MAIL_FROM: from }: z.output<typeof env>): SmtpConfig | undefined {
  if (url === undefined) return undefined;
  if (from === undefined)
    throw new Error(
      'SMTP_URL is set, but MAIL_FROM is not: it says whom mail is from, like Samplan <plan@example.no>.',
    );
  return { url, from };
}
