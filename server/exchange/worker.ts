import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import type { Failure, Outcome } from './run-in-worker.ts';

/** What runs in a worker: the task that `runInWorker` names. */
const { task, data } = workerData as { readonly task: string; readonly data: unknown };

try {
  const { default: work } = (await import(task)) as { readonly default: (data: unknown) => unknown };
  const result = await work(data);
  tell({ result }, result instanceof Uint8Array ? memoryOf(result) : []);
} catch (error) {
  tell({ failure: failureOf(error as Error) });
}

function tell(outcome: Outcome, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort!.postMessage(outcome, handedOver);
}

/** What is handed over instead of being copied: not a part of a larger memory, as Node's small buffers are. */
function memoryOf({ byteLength, buffer }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && byteLength === buffer.byteLength ? [buffer] : [];
}

function failureOf(error: Error): Failure {
  const { message, stack } = error;
  return error instanceof AppError
    ? { message, stack, code: error.code, path: error.path }
    : { message, stack };
}
