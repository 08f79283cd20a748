import { expect, test, vi } from 'vitest';
import {
  layingOut,
  layoutOf,
  layoutTicks,
  radiusOf,
  type Layout,
  type Web,
} from '../../../shared/actors/layout.ts';
import { networkOf } from '../../../shared/actors/network.ts';
import { isBroken, readAll } from '../../../shared/plan/document.ts';
import type { Action } from '../../../shared/plan/schema.ts';
import { sectorOf } from '../../../shared/plan/sector.ts';
import { examplePlan } from '../../builders.ts';

/* Where everybody stands on the map: the same for everybody. */

const { actions: read, organisations } = readAll(examplePlan());
const exampleActions = [...read.values()].filter((one): one is Action => !isBroken(one));

function webOf(actions: readonly Pick<Action, 'id' | 'owners' | 'partners'>[]): Web {
  const { parties, ties } = networkOf(actions, { now: (org) => org, stateOf: () => 'proposed' });
  const sector = (id: string) => {
    const one = organisations.get(id);
    return sectorOf(one && !isBroken(one) ? one.kind : undefined);
  };
  return { parties: parties.map((party) => ({ ...party, sector: sector(party.id) })), ties };
}

const bytes = (layout: Layout): string => JSON.stringify([...layout]);
const party = (id: string) => ({ id, actions: 1, sector: 'public' as const });

test('two runs give the same bytes, in whatever order the network is told', () => {
  const web = webOf(exampleActions);
  const first = bytes(layoutOf(web));
  expect(bytes(layoutOf(web))).toBe(first);
  expect(bytes(layoutOf({ parties: web.parties.toReversed(), ties: web.ties.toReversed() }))).toBe(first);
});

test('nothing is drawn by lot, and the time of day does not show', () => {
  const asked = [vi.spyOn(Math, 'random'), vi.spyOn(performance, 'now'), vi.spyOn(Date, 'now')];
  expect(layoutOf(webOf(exampleActions)).size).toBe(131);
  expect(asked.map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0]);
  vi.restoreAllMocks();
});

test('so many steps are taken, whatever there is to lay out', () => {
  for (const web of [webOf(exampleActions), webOf(exampleActions.slice(0, 3)), { parties: [], ties: [] }]) {
    const steps = layingOut(web);
    let count = 0;
    while (!steps.next().done) count += 1;
    expect(count).toBe(layoutTicks);
  }
});

test('nobody and one alone have a layout, and strangers do not stand on each other', () => {
  expect(layoutOf({ parties: [], ties: [] }).size).toBe(0);
  const alone = layoutOf({ parties: [party('x')], ties: [] }).get('x')!;
  expect([alone.x, alone.y].every(Number.isFinite)).toBe(true);
  const [a, b] = [...layoutOf({ parties: [party('a'), party('b')], ties: [] }).values()];
  expect(Math.hypot(a!.x - b!.x, a!.y - b!.y)).toBeGreaterThan(2 * radiusOf(1));
});

test('every place is a number, and every mark can be seen beside the others', () => {
  const web = webOf(exampleActions);
  const layout = layoutOf(web);
  const marks = web.parties.map(({ id, actions }) => ({ ...layout.get(id)!, radius: radiusOf(actions) }));
  expect(marks.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
  const covered = marks.filter((one, index) =>
    marks.slice(index + 1).some(({ x, y, radius }) => Math.hypot(x - one.x, y - one.y) < radius + one.radius),
  );
  expect(covered).toEqual([]);
});

test('a tie to somebody who is not there is passed over', () => {
  const web = { parties: [party('a')], ties: [{ from: 'a', to: 'gone', actions: 2 }] };
  expect(layoutOf(web).size).toBe(1);
});

test('one action more between two moves the others little', () => {
  const before = layoutOf(webOf(exampleActions));
  const more = { id: 'one-more', owners: ['lkp'], partners: ['film3'] };
  const after = layoutOf(webOf([...exampleActions, more]));
  const moves = [...before].map(([id, { x, y }]) => {
    const now = after.get(id)!;
    return Math.hypot(now.x - x, now.y - y);
  });
  const sorted = moves.toSorted((a, b) => a - b);
  const width =
    Math.max(...[...before.values()].map(({ x }) => x)) - Math.min(...[...before.values()].map(({ x }) => x));
  // Of the width of the whole: half of them hardly at all, nine of ten not far.
  expect(sorted[Math.floor(sorted.length * 0.5)]! / width).toBeLessThan(0.03);
  expect(sorted[Math.floor(sorted.length * 0.9)]! / width).toBeLessThan(0.12);
});
