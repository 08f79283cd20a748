import { describe, expect, test } from 'vitest';
import { runInWorker } from '../../../server/exchange/run-in-worker.ts';
import type { Order } from './task.ts';

const limits = { time: 30_000, memory: 64 };
const task = new URL('./task.ts', import.meta.url);
const run = (order: Order, number = 0, own: Partial<typeof limits> = {}, signal?: AbortSignal) =>
  runInWorker(task, { order, number }, { ...limits, ...own }, signal);

describe('work in a thread of its own', () => {
  test('gives what the task gives, also bytes', async () => {
    expect(await run('double', 21)).toBe(42);
    expect(await run('bytes', 100_000)).toEqual(new Uint8Array(100_000).fill(7));
  });

  test('tells what the task refuses, by its code, and what fails in it', async () => {
    await expect(run('refuse')).rejects.toMatchObject({
      name: 'AppError',
      code: 'bad-file',
      message: 'No such thing',
      path: 'file',
    });
    await expect(run('fail')).rejects.toThrow('Out of order');
    await expect(run('leave')).rejects.toThrow('ended with 3');
  });

  test('ends when it takes too long or too much, or nobody waits for it any more', async () => {
    await expect(run('for ever', 0, { time: 300 })).rejects.toMatchObject({ code: 'limit', path: 'time' });
    await expect(run('hoard')).rejects.toMatchObject({ code: 'limit', path: 'memory' });
    const controller = new AbortController();
    const running = run('for ever', 0, {}, controller.signal);
    controller.abort(new Error('Gone'));
    await expect(running).rejects.toThrow('Gone');
    await expect(run('double', 1, {}, controller.signal)).rejects.toThrow('Gone');
  });
});
