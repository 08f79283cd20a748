import * as fc from 'fast-check';
import type * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { carriedIn, type Carried } from '../../../shared/actors/carried.ts';
import { byColumn, columnsOf, loadsOf, partiesOf, roles, splits } from '../../../shared/actors/load.ts';
import { isEarly, plannedLoad } from '../../../shared/actors/planned.ts';
import { balancesOf, oneSidedIn } from '../../../shared/actors/sectors.ts';
import { carriedAfter, isGiven, type WhatIf } from '../../../shared/actors/what-if.ts';
import { AppError } from '../../../shared/errors.ts';
import { run } from '../../../shared/plan/commands.ts';
import { readAll } from '../../../shared/plan/document.ts';
import { listedIn } from '../../../shared/plan/standing.ts';
import { treeOf } from '../../../shared/plan/tree.ts';
import { examplePlan, smallPlan } from '../../builders.ts';
import { commandFor, deeds } from '../../random-commands.ts';

function carriedOf(doc: Y.Doc) {
  const records = readAll(doc);
  const tree = treeOf(records);
  return { carried: carriedIn(listedIn(records, tree), records.organisations), records, tree };
}

const someDeeds = fc.array(fc.tuple(fc.constantFrom(...deeds), fc.nat(99), fc.nat(99), fc.nat(99)), {
  maxLength: 60,
});

/** The small plan after whatever people have done to it; what cannot be done is passed over. */
function planAfter(done: readonly (readonly [(typeof deeds)[number], number, number, number])[]): Y.Doc {
  const doc = smallPlan();
  for (const [what, a, b, c] of done) {
    const command = commandFor(doc, what, a, b, c);
    try {
      if (command) run(doc, 'test', command);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return doc;
}

describe('whatever has been done to a plan', () => {
  test('the cells of a row make its total, and the rows make all that anybody stands on', () => {
    const sums = fc.property(someDeeds, (done) => {
      const { carried, tree } = carriedOf(planAfter(done));
      for (const role of roles) {
        const loads = loadsOf(carried, role);
        const stands = carried.reduce((n, one) => n + partiesOf(one, role).length, 0);
        expect(loads.reduce((n, { actions }) => n + actions.length, 0)).toBe(stands);
        for (const split of splits) {
          const columns = columnsOf(carried, split, tree.themes);
          for (const { actions } of loads) {
            const cells = byColumn(actions, split);
            expect(columns.reduce((n, column) => n + (cells.get(column)?.length ?? 0), 0)).toBe(
              actions.length,
            );
          }
        }
      }
    });
    fc.assert(sums, { numRuns: 150 });
  });

  test('nobody stands twice on an action, and every one is in exactly one balance', () => {
    const once = fc.property(someDeeds, (done) => {
      const { carried, records, tree } = carriedOf(planAfter(done));
      for (const one of carried) {
        const both = partiesOf(one, 'both');
        expect(new Set(both).size).toBe(both.length);
      }
      const balances = balancesOf(carried, tree.themes, records.organisations, 'both');
      expect(balances.flatMap(({ actions }) => actions).length).toBe(carried.length);
      const alone = new Set(oneSidedIn(carried, records.organisations).map(({ one }) => one.id));
      const single = carried.filter((one) => partiesOf(one, 'both').length === 1);
      expect(single.every(({ id }) => alone.has(id))).toBe(true);
    });
    fc.assert(once, { numRuns: 100 });
  });
});

describe('what if', () => {
  const given = { lead: ['owners'], join: ['partners'], both: ['owners', 'partners'] } as const;
  const looks = (list: readonly Carried[]) =>
    list.map((one) => [one.id, partiesOf(one, 'lead').toSorted(), partiesOf(one, 'join').toSorted()]);

  test('what is shown is what handing over does', () => {
    const organisations = [...readAll(examplePlan()).organisations.keys()];
    const themes = [undefined, ...treeOf(readAll(examplePlan())).themes];
    // Some of these lead an action and stand among its partners too.
    const often = ['lru', 'snowball', 'hil', 'lkp', 'naeringsaktorer', 'kommunene', 'tv2'].flatMap((org) =>
      Array.from({ length: 20 }, () => org),
    );
    const wish = fc.record({
      from: fc.constantFrom(...often, ...organisations),
      to: fc.constantFrom(...often, ...organisations),
      role: fc.constantFrom(...roles),
      theme: fc.constantFrom(...themes),
    });
    const same = fc.property(wish, (wish: WhatIf) => {
      fc.pre(wish.from !== wish.to);
      const doc = examplePlan();
      const { carried } = carriedOf(doc);
      const actions = carried.filter((one) => isGiven(one, wish)).map(({ id }) => id);
      const { from, to, role } = wish;
      if (actions.length > 0)
        run(doc, 'test', { name: 'handOver', input: { from, to, roles: [...given[role]], actions } });
      expect(looks(carriedAfter(carried, wish))).toEqual(looks(carriedOf(doc).carried));
    });
    fc.assert(same, { numRuns: 40 });
  });

  test('what is asked does not change what is', () => {
    const { carried } = carriedOf(examplePlan());
    const before = JSON.stringify(looks(carried));
    const after = carriedAfter(carried, { from: 'lru', to: 'hil', role: 'lead', theme: 't09' });
    expect(JSON.stringify(looks(carried))).toBe(before);
    const count = (list: readonly Carried[], org: string) =>
      loadsOf(list, 'lead').find((one) => one.org === org)?.actions.length;
    expect([count(carried, 'lru'), count(after, 'lru')]).toEqual([38, 28]);
  });
});

test('what is unplaced has a column and a balance of its own, last', () => {
  const { records, tree } = carriedOf(smallPlan());
  const unplacedStrategies = [...tree.strategies.values()].flat();
  const lost = { ...tree, strategies: new Map<string, string[]>(), unplacedStrategies };
  const carried = carriedIn(listedIn(records, lost), records.organisations);
  expect(columnsOf(carried, 'theme', lost.themes)).toEqual(['t1', 't2', '']);
  const [lk] = loadsOf(carried, 'lead');
  expect(byColumn(lk!.actions, 'theme').get('')).toHaveLength(4);
  const balances = balancesOf(carried, lost.themes, records.organisations, 'lead');
  expect(balances.map(({ theme, actions }) => [theme, actions.length])).toEqual([
    ['t1', 0], ['t2', 0], [undefined, 4],
  ]); // prettier-ignore
});

test('who has been merged counts as what they have become, once', () => {
  const doc = smallPlan();
  run(doc, 'test', { name: 'setPartners', input: { id: 'a1', partners: ['hil'] } });
  run(doc, 'test', { name: 'mergeOrganisations', input: { from: 'lk', into: 'hil' } });
  // Somebody who had not heard of it writes the old one in.
  run(doc, 'test', { name: 'setOwners', input: { id: 'b1', owners: ['lk'] } });
  const { carried } = carriedOf(doc);
  expect(loadsOf(carried, 'both').map(({ org, actions }) => [org, actions.length])).toEqual([['hil', 4]]);
  expect(carried.map((one) => partiesOf(one, 'both'))).toEqual([['hil'], ['hil'], ['hil'], ['hil']]);
});

describe('what falls due before somebody exists', () => {
  const due = (due: string, precision: 'day' | 'month' | 'season' | 'year') =>
    isEarly({ due, precision, status: undefined }, '2027-03-15');

  test('is told as exactly as the time is known', () => {
    expect([due('2027-03-14', 'day'), due('2027-03-15', 'day')]).toEqual(['yes', 'no']);
    expect([due('2027-02-28', 'month'), due('2027-03-31', 'month'), due('2027-04-30', 'month')]).toEqual([
      'yes', 'perhaps', 'no',
    ]); // prettier-ignore
    expect([due('2027-06-30', 'season'), due('2027-12-31', 'season')]).toEqual(['perhaps', 'no']);
    expect([due('2026-12-31', 'year'), due('2027-12-31', 'year'), due('2028-12-31', 'year')]).toEqual([
      'yes', 'perhaps', 'no',
    ]); // prettier-ignore
  });

  test('is nothing while nobody has said when, nor when it is done', () => {
    const early = { due: '2020-01-01', precision: 'day' } as const;
    expect(isEarly({ ...early, status: 'proposed' }, undefined)).toBe('no');
    expect(isEarly({ ...early, status: 'done' }, '2027-01-01')).toBe('no');
    expect(isEarly({ due: undefined, precision: undefined, status: undefined }, '2027-01-01')).toBe('no');
  });

  test('of the example, when LRU is to exist from the spring of 2015', () => {
    const doc = examplePlan();
    run(doc, 'test', {
      name: 'setField',
      input: { entity: 'organisation', id: 'lru', field: 'plannedFrom', value: '2015-03-15' },
    });
    const { carried, records } = carriedOf(doc);
    const [lru] = plannedLoad(carried, records.organisations).units;
    const own = carried.filter(({ owners, action }) => owners.includes('lru') && action.due !== undefined);
    const sure = own.filter(({ action }) => action.due! < '2015-03-15');
    const open = own.filter(
      ({ action: { due, precision } }) =>
        due! >= '2015-03-15' &&
        ((precision === 'month' && due!.startsWith('2015-03')) ||
          (precision === 'season' && due! <= '2015-06-30')),
    );
    expect(lru!.early.map(({ id }) => id)).toEqual(sure.map(({ id }) => id));
    expect(lru!.perhaps.map(({ id }) => id)).toEqual(open.map(({ id }) => id));
    expect([sure.length, open.length]).toEqual([16, 7]);
  });
});
