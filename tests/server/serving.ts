import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import type * as Y from 'yjs';
import type { Config } from '../../server/config.ts';
import { createContext, type AppContext } from '../../server/context.ts';
import { serverLimits } from '../../server/limits.ts';
import { startServer, type Running } from '../../server/server.ts';
import { smallPlan } from '../builders.ts';
import { databaseFile } from '../../server/storage/sqlite.ts';
import { Changing } from './changing.ts';
import { rememberProcess, rememberServer } from './people.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Saves every program but the first the compiling, which is most of what a short one does. */
const compiled = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled') };

/** A directory of the test's own, gone when the test is over. */
export function tempDir(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'samplan-test-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}

export const quiet: Omit<Config, 'dataDir'> = {
  host: '127.0.0.1',
  port: 0,
  publicUrl: undefined,
  logLevel: 'silent',
  example: false,
  limits: serverLimits,
};

export interface TestServer extends Running {
  readonly dataDir: string;
}

/**
 * A server in this process on a free port, holding `smallPlan` as plan `p` unless it has the example. Disposing stops
 * it, and removes its data unless `dataDir` names them.
 */
export async function startTestServer(options: Partial<Config> = {}): Promise<TestServer> {
  const own = options.dataDir === undefined ? tempDir() : undefined;
  const dataDir = options.dataDir ?? own!.path;
  const running = await startServer({ ...quiet, ...options, dataDir });
  const { ctx } = running;
  if (!ctx.config.example && !ctx.plans.find('p')) ctx.plans.create('p', smallPlan(), 'test');
  rememberServer(running.url, ctx.db);
  const dispose = async () => {
    await running[Symbol.asyncDispose]();
    own?.[Symbol.dispose]();
  };
  return { url: running.url, ctx, dataDir, [Symbol.asyncDispose]: dispose };
}

/** What a server is made of, without one that listens. Perhaps beside one that writes. */
export const createTestContext = (options: Partial<Config> & { readonly dataDir: string }): AppContext => {
  const limits = { ...serverLimits, lockWait: serverLimits.lockWaitAlone };
  return createContext({ ...quiet, limits, ...options });
};

/** Everything a server is made of, without the server. */
export const openContext = (dataDir: string, limits: Partial<Config['limits']> = {}): AppContext =>
  createContext({ ...quiet, dataDir, limits: { ...serverLimits, ...limits } });

/** Puts a plan into a data directory on which no server runs. */
export async function storePlan(dataDir: string, id: string, doc: Y.Doc): Promise<void> {
  await using ctx = createTestContext({ dataDir });
  ctx.plans.create(id, doc, 'test');
}

/** A second connection to a server's database, as an administrator's tool would open it. */
export const openStore = (dataDir: string, options: { readOnly?: boolean } = {}): DatabaseSync =>
  new DatabaseSync(join(dataDir, 'samplan.db'), { timeout: serverLimits.lockWaitAlone, ...options });

/** A program of its own, with all it has said so far. */
export class Program extends Changing implements AsyncDisposable {
  stdout = '';
  stderr = '';
  /** Resolves when the program has ended and everything it said is here. */
  readonly exit: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  readonly #child;

  /** Runs `node` with these arguments in the project's directory; its environment holds `env` and none of the tests' own. */
  constructor(args: readonly string[], env: Readonly<Record<string, string>>) {
    super();
    this.#child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...compiled, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A test that gives up does not dispose what it waits for.
      timeout: 60_000,
      killSignal: 'SIGKILL',
    });
    for (const stream of ['stdout', 'stderr'] as const)
      this.#child[stream].setEncoding('utf8').on('data', (text: string) => {
        this[stream] += text;
        this.changed();
      });
    this.exit = once(this.#child, 'close').then(([code, signal]) => ({ code, signal }));
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.kill('SIGKILL');
    await this.exit;
  }
}

/**
 * Starts the real server on a free port; resolves when it has told its address.
 * @throws Error with what it said, when it ends before that
 */
export async function startProcess(
  env: Readonly<Record<string, string>> & { readonly DATA_DIR: string },
): Promise<Program & { readonly url: string }> {
  const all = { PORT: '0', EXAMPLE: 'off', LOG_LEVEL: 'silent', ...env };
  const program = new Program(['server/start.mjs'], all);
  const address = () => /^Samplan is at (\S+)$/m.exec(program.stdout)?.[1];
  const ended = program.exit.then(() => {
    throw new Error(`The server ended before it answered: ${program.stderr}`);
  });
  await Promise.race([program.until('the address of the server', () => address() !== undefined), ended]);
  rememberProcess(address()!, databaseFile(env.DATA_DIR));
  return Object.assign(program, { url: address()! });
}

/** Runs a program to its end. @returns its exit code and what it said */
export async function runProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  await using program = new Program(args, env);
  const { code } = await program.exit;
  return { code, stdout: program.stdout, stderr: program.stderr };
}

/** One figure of a server's metrics, by its name with labels as Prometheus writes them; 0 when it is not there. */
export async function figure(url: string, name: string): Promise<number> {
  const lines = (await (await fetch(`${url}/metrics`)).text()).split('\n');
  return Number(lines.find((line) => line.startsWith(`${name} `))?.slice(name.length) ?? 0);
}
