import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '../../shared/errors.ts';

/** What one piece of work may take: ms, and MB of the heap (bytes in buffers are not counted in it). */
export interface WorkLimits {
  readonly time: number;
  readonly memory: number;
}

/** How a task that failed is told to who waits for it. */
export interface Failure {
  readonly message: string;
  readonly stack?: string | undefined;
  /** Only when it was refused on purpose. */
  readonly code?: ErrorCode | undefined;
  readonly path?: string | undefined;
}

export type Outcome = { readonly result: unknown } | { readonly failure: Failure };

const entry = new URL('./worker.ts', import.meta.url);

/**
 * Does heavy work in a thread of its own, which ends with it, so that the server answers others meanwhile.
 * @param task a module whose default export takes `data` and gives the result, or a promise of it
 * @param data what can be cloned (`structuredClone`), as the result must be
 * @throws AppError `limit` with path "time" or "memory" when it takes too much; what the task throws, AppErrors as such;
 *   the signal's reason as soon as that is aborted
 */
export async function runInWorker<Result>(
  task: URL,
  data: unknown,
  limits: WorkLimits,
  signal?: AbortSignal,
): Promise<Result> {
  signal?.throwIfAborted();
  const worker = new Worker(entry, {
    workerData: { task: task.href, data },
    // Nothing of the server's secrets, and none of its flags.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.memory },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const late = () => reject(new AppError('limit', `It took longer than ${limits.time / 1_000} s`, 'time'));
  const stop = () => reject(signal!.reason as Error);
  const timer = setTimeout(late, limits.time);
  signal?.addEventListener('abort', stop);
  worker.on('message', (outcome: Outcome) =>
    'result' in outcome ? resolve(outcome.result as Result) : reject(errorOf(outcome.failure)),
  );
  worker.on('error', (error: NodeJS.ErrnoException) => reject(isOutOfMemory(error) ? tooBig(limits) : error));
  worker.on('exit', (code) => reject(new Error(`A worker ended with ${code} before its work was done`)));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

const isOutOfMemory = ({ code }: NodeJS.ErrnoException): boolean => code === 'ERR_WORKER_OUT_OF_MEMORY';

const tooBig = ({ memory }: WorkLimits): AppError =>
  new AppError('limit', `It took more than ${memory} MB of memory`, 'memory');

function errorOf({ code, path, message, stack }: Failure): Error {
  const error = code === undefined ? new Error(message) : new AppError(code, message, path);
  if (stack !== undefined) error.stack = stack;
  return error;
}
