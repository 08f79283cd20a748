import { beforeEach, expect, test, vi } from 'vitest';
import { Activity, momentsOf } from '../../client/state/activity.ts';
import { cardOrder } from '../../client/state/card-order.ts';
import { siblingsOf } from '../../client/state/names.ts';
import { PlanStore } from '../../client/state/plan-store.ts';
import { run } from '../../shared/plan/commands.ts';
import { retitle, smallPlan } from '../builders.ts';

const [since, long, now] = [
  '2026-01-01T00:00:00.000Z',
  '2026-02-01T00:00:00.000Z',
  '2027-01-01T12:00:00.000Z',
];
const answer = { since, actions: { a1: { changed: long, moved: long }, a2: { changed: long } } };
const ask = vi.fn<() => Promise<Response>>();

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] });
  vi.stubGlobal('fetch', ask);
  ask.mockReset().mockImplementation(async () => Response.json(answer));
  return () => vi.useRealTimers();
});

async function known() {
  const doc = smallPlan();
  const activity = new Activity('p', new PlanStore(doc));
  activity.want();
  activity.want();
  await vi.waitFor(() => expect(activity.known.value).toBeDefined());
  // Waiting has moved the clock.
  vi.setSystemTime(new Date(now));
  const of = (id: string) => momentsOf(activity.known.value, id);
  return { doc, activity, of };
}

test('the server is asked once; what nobody has touched is as old as the plan', async () => {
  const { of } = await known();
  expect(ask).toHaveBeenCalledTimes(1);
  expect([of('a1'), of('a2'), of('a3')]).toEqual([
    { changed: long, moved: long },
    { changed: long, moved: since },
    { changed: since, moved: since },
  ]);
});

test('another title is a change, another status a move, as it happens', async () => {
  const { doc, of } = await known();
  retitle(doc, 'a1', 'Noe annet');
  expect(of('a1')).toEqual({ changed: now, moved: long });
  run(doc, 'test', {
    name: 'setField',
    input: { entity: 'action', id: 'a1', field: 'status', value: 'done' },
  });
  expect(of('a1')).toEqual({ changed: now, moved: now });
  expect(of('a2')?.changed).toBe(long);
});

test('without an answer it is asked again the next time somebody wants to know', async () => {
  ask.mockRejectedValueOnce(new TypeError('no network'));
  const activity = new Activity('p', new PlanStore(smallPlan()));
  activity.want();
  await vi.waitFor(() => {
    activity.want();
    expect(activity.known.value).toBeDefined();
  });
  expect(ask).toHaveBeenCalledTimes(2);
});

test('one goes from card to card at home; among its neighbours stands also who is there a second time', () => {
  const doc = smallPlan();
  run(doc, 'test', { name: 'showAlso', input: { id: 'b1', strategyId: 's1', before: 'a2' } });
  const store = new PlanStore(doc);
  expect(cardOrder(store.shown)).toEqual(['a1', 'a2', 'a3', 'b1']);
  expect(siblingsOf(store, 'action', 's1')).toEqual(['a1', 'b1', 'a2', 'a3']);
  run(doc, 'test', { name: 'archive', input: { entity: 'action', id: 'a2' } });
  expect(cardOrder(store.shown)).toEqual(['a1', 'a3', 'b1']);
});
