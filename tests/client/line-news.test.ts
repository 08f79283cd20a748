import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Signal } from '../../client/lib/signal.ts';
import type { Line } from '../../client/sync/connection.ts';
import { LineNews } from '../../client/sync/line-news.ts';

/* What is told of a line that comes and goes: in words that are true when they are read. */

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  const line = new Signal<Line>({ state: 'open' });
  const isStored = new Signal(true);
  const { news } = new LineNews({ line, isStored, colour: new Signal(1) }, () => 2);
  const to = (state: 'open' | 'offline' | 'connecting') => line.set({ state });
  return { news, isStored, to, kind: () => news.value?.kind };
}

test('a line lost for a moment is no news', () => {
  const { to, kind } = watched();
  to('offline');
  vi.advanceTimersByTime(1_000);
  to('open');
  vi.advanceTimersByTime(60_000);
  expect(kind()).toBeUndefined();
});

test('a line lost for longer is told with its time, and its return for a while', () => {
  const { to, kind, news } = watched();
  to('offline');
  vi.advanceTimersByTime(60_000);
  expect(kind()).toBe('offline');
  to('open');
  expect(news.value).toEqual({ kind: 'back', merged: 2 });
  vi.advanceTimersByTime(6_000);
  expect(kind()).toBeUndefined();
});

test('when another line takes its place on return, nothing old is told afterwards', () => {
  const { to, kind, isStored } = watched();
  to('offline');
  isStored.set(false);
  vi.advanceTimersByTime(10_000);
  to('open');
  to('connecting');
  vi.advanceTimersByTime(300);
  to('open');
  isStored.set(true);
  expect(kind()).toBe('back');
  vi.advanceTimersByTime(5_000);
  expect(kind()).toBe('back');
  vi.advanceTimersByTime(60_000);
  expect(kind()).toBeUndefined();
});

test('a moment’s loss while the good news stands does not make it stand for good', () => {
  const { to, kind } = watched();
  to('offline');
  vi.advanceTimersByTime(10_000);
  to('open');
  to('offline');
  vi.advanceTimersByTime(500);
  to('open');
  vi.advanceTimersByTime(6_000);
  expect(kind()).toBeUndefined();
});
