import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { neighboursIn, networkOf, partOf, tiedIn, type Network } from '../../../shared/actors/network.ts';
import { isBroken, readAll } from '../../../shared/plan/document.ts';
import { listedIn } from '../../../shared/plan/standing.ts';
import { treeOf } from '../../../shared/plan/tree.ts';
import { examplePlan, exampleSource } from '../../builders.ts';

/* Who works with whom: the numbers of the map. */

const itself = (org: string) => org;
const proposed = () => 'proposed' as const;
const plain = { now: itself, stateOf: proposed };

const action = (id: string, owners: string[], partners: string[] = []) => ({ id, owners, partners });

function exampleNetwork(): Network {
  const records = readAll(examplePlan());
  const actions = listedIn(records, treeOf(records)).map(({ action }) => action);
  return networkOf(actions, plain);
}

/** How many actions two have in common, counted from the file that the example is made of, pair by pair. */
function commonInSource(): Map<string, number> {
  const actions = exampleSource().themes.flatMap(({ strategies }) =>
    strategies.flatMap(({ actions }) => actions),
  );
  const orgs = [...new Set(actions.flatMap(({ owners, partners }) => [...owners, ...partners]))];
  const has = (org: string) =>
    actions.filter(({ owners, partners }) => owners.includes(org) || partners.includes(org));
  const counts = new Map<string, number>();
  for (const a of orgs)
    for (const b of orgs) {
      const common = a < b ? has(a).filter((one) => has(b).includes(one)).length : 0;
      if (common > 0) counts.set(`${a}|${b}`, common);
    }
  return counts;
}

test('the ties of the example plan are those that its file gives, counted in another way', () => {
  const { ties } = exampleNetwork();
  expect(new Map(ties.map(({ from, to, actions }) => [`${from}|${to}`, actions]))).toEqual(commonInSource());
  expect(ties.every(({ firm }) => firm === 0)).toBe(true);
});

test('every organisation with a part in an action is counted once for each', () => {
  const { parties } = exampleNetwork();
  const lru = parties.find(({ id }) => id === 'lru');
  // It leads 38 actions and joins 14 others.
  expect(lru?.actions).toBe(52);
  expect(parties).toHaveLength(131);
});

test('who owns and joins the same action works in it once, and not with itself', () => {
  const network = networkOf([action('a', ['x', 'y'], ['x'])], plain);
  expect(network).toEqual({
    parties: [
      { id: 'x', actions: 1 },
      { id: 'y', actions: 1 },
    ],
    ties: [{ from: 'x', to: 'y', actions: 1, firm: 0 }],
  });
});

test('a tie is firm by the actions of which both have confirmed their part', () => {
  const confirmed = new Set(['a/x', 'a/y', 'b/x']);
  const { ties } = networkOf([action('a', ['x'], ['y', 'z']), action('b', ['y'], ['x'])], {
    now: itself,
    stateOf: (id, org) => (confirmed.has(`${id}/${org}`) ? 'confirmed' : 'asked'),
  });
  expect(ties).toEqual([
    { from: 'x', to: 'y', actions: 2, firm: 1 },
    { from: 'x', to: 'z', actions: 1, firm: 0 },
    { from: 'y', to: 'z', actions: 1, firm: 0 },
  ]);
});

test('what has become part of another counts as that other, and once where both stood', () => {
  const { parties, ties } = networkOf([action('a', ['old'], ['new', 'x']), action('b', ['old'], ['x'])], {
    now: (org) => (org === 'old' ? 'new' : org),
    stateOf: proposed,
  });
  expect(parties).toEqual([
    { id: 'new', actions: 2 },
    { id: 'x', actions: 2 },
  ]);
  expect(ties).toEqual([{ from: 'new', to: 'x', actions: 2, firm: 0 }]);
});

test('no actions give an empty network, and one organisation alone no tie', () => {
  expect(networkOf([], plain)).toEqual({ parties: [], ties: [] });
  expect(tiedIn(networkOf([action('a', ['x'])], plain))).toEqual({ parties: [], ties: [] });
});

const org = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const actions = fc
  .array(fc.record({ owners: fc.uniqueArray(org), partners: fc.uniqueArray(org) }), { maxLength: 20 })
  .map((list) => list.map((one, index) => ({ id: `t${index}`, ...one })));

test('the order of the actions, and of those on them, does not matter', () => {
  fc.assert(
    fc.property(actions, (list) => {
      const turned = list
        .toReversed()
        .map(({ id, owners, partners }) => action(id, owners.toReversed(), partners.toReversed()));
      expect(networkOf(turned, plain)).toEqual(networkOf(list, plain));
    }),
  );
});

test('neighbours are the ties seen from both ends', () => {
  fc.assert(
    fc.property(actions, (list) => {
      const network = networkOf(list, plain);
      const near = neighboursIn(network);
      const ends = [...near].flatMap(([from, others]) =>
        others.map(({ id, actions }) => [from, id, actions]),
      );
      expect(ends).toHaveLength(network.ties.length * 2);
      for (const { from, to, actions } of network.ties)
        expect(ends).toEqual(
          expect.arrayContaining([
            [from, to, actions],
            [to, from, actions],
          ]),
        );
      for (const others of near.values())
        expect(others.map(({ actions }) => actions)).toEqual(
          others.map(({ actions }) => actions).toSorted((a, b) => b - a),
        );
    }),
  );
});

test('a part of a network leaves out weak ties and whom nobody wants to see, never an organisation for being alone', () => {
  const network = exampleNetwork();
  const { organisations } = readAll(examplePlan());
  const isWanted = (id: string) => {
    const one = organisations.get(id);
    return one !== undefined && !isBroken(one) && one.kind !== 'business';
  };
  const part = partOf(network, { least: 3, isWanted });
  expect(part.ties.length).toBeGreaterThan(0);
  for (const { from, to, actions } of part.ties)
    expect([isWanted(from), isWanted(to), actions >= 3]).toEqual([true, true, true]);
  expect(part.parties).toEqual(network.parties.filter(({ id }) => isWanted(id)));
  const tied = tiedIn(part);
  expect(new Set(tied.parties.map(({ id }) => id))).toEqual(
    new Set(part.ties.flatMap(({ from, to }) => [from, to])),
  );
});
