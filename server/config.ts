import { resolve } from 'node:path';
import * as z from 'zod';
import { readProviders, type OidcProvider } from './config-oidc.ts';
import { serverLimits, type ServerLimits } from './limits.ts';
import { isLoopback } from './loopback.ts';

const env = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535, 'not a whole number from 0 to 65535')
    .transform(Number)
    .default(3000),
  DATA_DIR: z.string().min(1).default('data'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  EXAMPLE: z.enum(['on', 'off']).optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, message: 'not an address like smtp://user:password@host:587' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>\p{Cc}]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/u,
      'not an address like Samplan <plan@example.no>',
    )
    .optional(),
  TRUST_PROXY: z
    .union([z.literal('off'), z.string().regex(/^\d$/)], {
      error: 'neither off nor the number of proxies, 0 to 9',
    })
    .transform((text) => (text === 'off' ? 0 : Number(text)))
    .default(0),
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
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
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
