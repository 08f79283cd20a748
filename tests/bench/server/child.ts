import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const gauge = './tests/bench/server/programs/gauge.mjs';

/** How long a server may take to start or to answer, in ms. */
const patience = 60_000;

/** A server's process, looked at from outside. */
export class Child implements AsyncDisposable {
  readonly url: string;
  readonly #process: ChildProcess;

  constructor(child: ChildProcess, url: string) {
    this.#process = child;
    this.url = url;
  }

  /** Undefined once it has ended, in whatever way. */
  get pid(): number | undefined {
    const { exitCode, signalCode, pid } = this.#process;
    return exitCode === null && signalCode === null ? pid : undefined;
  }

  /** Processor time of all its threads since it started, in ms. */
  get cpu(): number {
    const threads = readdirSync(`/proc/${this.#process.pid}/task`);
    const times = threads.map((thread) => this.#read(`task/${thread}/schedstat`));
    return times.reduce((sum, text) => sum + Number(text.split(' ')[0]), 0) / 1e6;
  }

  /** Memory it holds now, in MB. */
  get memory(): number {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(this.#read('status'))?.[1] ?? 0) / 1_000;
  }

  /** JavaScript heap in use after a collection, in MB. */
  async heap(): Promise<number> {
    const answer = once(this.#process, 'message', { signal: AbortSignal.timeout(patience) });
    this.#process.send('heap');
    const [{ heap }] = (await answer) as [{ heap: number }];
    return heap / 1e6;
  }

  /** Kills it as a power cut would: with no time for anything. Resolves when it is gone. */
  async kill(): Promise<void> {
    if (this.pid === undefined) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.kill();
  }

  #read(file: string): string {
    return readFileSync(`/proc/${this.#process.pid}/${file}`, 'utf8');
  }
}

/**
 * Starts a server's program; resolves when it has told its address.
 * @param program seen from the project's directory
 * @throws Error with what it said, when it ends before that
 */
export async function startChild(program: string, env: Readonly<Record<string, string>>): Promise<Child> {
  const child = spawn(process.execPath, ['--expose-gc', '--import', gauge, program], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2_000)));
  const address = new Promise<string>((resolve, reject) => {
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      const url = / is at (http\S+)/.exec((said = (said + text).slice(-2_000)))?.[1];
      if (url) resolve(url);
    });
    child.on('exit', () => reject(new Error(`${program} ended before it answered: ${said}`)));
    setTimeout(() => reject(new Error(`${program} does not answer: ${said}`)), patience).unref();
  });
  return new Child(child, await address);
}
