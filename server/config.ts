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
});

/** Named in the interface, but not built yet: better refused than silently passed over. */
const notYet = ['DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'TRUST_PROXY'];

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
  readonly oidc: readonly OidcProvider[];
  /** The program's own; tests take smaller ones. */
  readonly limits: ServerLimits;
}

export { isLoopback };

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
    throw new Error(`${String(path[0])} is "${String(set[String(path[0])])}": ${message}.`);
  }
  const { HOST, PORT, DATA_DIR, PUBLIC_URL, LOG_LEVEL, EXAMPLE } = parsed.data;
  return {
    host: HOST,
    port: PORT,
    dataDir: resolve(DATA_DIR),
    publicUrl: PUBLIC_URL?.replace(/\/+$/, ''),
    logLevel: LOG_LEVEL,
    example: EXAMPLE ? EXAMPLE === 'on' : isLoopback(HOST),
    oidc: readProviders(set, HOST, PUBLIC_URL),
    limits: serverLimits,
  };
}
