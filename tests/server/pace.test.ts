import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pace } from '../../server/sync/pace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A room of some size, and when it has worked off what waited, in ms. */
function roomOf(readers: number) {
  const worked: number[] = [];
  let waits = { hadNews: false, hadNewcomers: false };
  const work = () => {
    worked.push(performance.now() - start);
    pace.begin();
    pace.end(waits);
    waits = { hadNews: false, hadNewcomers: false };
  };
  const pace = new Pace(work, () => readers);
  const start = performance.now();
  const writes = () => {
    waits = { ...waits, hadNews: true };
    pace.wake(true);
  };
  const comes = () => {
    waits = { ...waits, hadNewcomers: true };
    pace.wake(false);
  };
  return { worked, writes, comes };
}

test('the first news goes at once, what follows on it waits: longer for many, never longer than 16 ms', () => {
  const apart = [2, 100, 200, 1_000].map((readers) => {
    const { worked, writes } = roomOf(readers);
    writes();
    vi.runAllTimers();
    writes();
    writes();
    vi.runAllTimers();
    expect(worked).toHaveLength(2);
    expect(worked[0]).toBeLessThan(2);
    return Math.round(worked[1]! - worked[0]!);
  });
  expect(apart).toEqual([0, 8, 16, 16]);
});

test('news does not wait for those who have just come, also when their turn was set before', () => {
  const { worked, writes, comes } = roomOf(200);
  comes();
  vi.runAllTimers();
  comes();
  vi.advanceTimersByTime(1);
  expect(worked).toHaveLength(1);
  writes();
  vi.advanceTimersByTime(1);
  expect(worked).toHaveLength(2);
  vi.runAllTimers();
  expect(worked).toHaveLength(2);
});
