import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  looseTimes,
  marks,
  noFilter,
  parts,
  sectors,
  statuses,
  type Filter,
} from '../../../shared/find/filter.ts';
import { queryOf } from '../../../shared/find/query.ts';
import { limits } from '../../../shared/plan/schema.ts';
import { actorParts, viewNames } from '../../../shared/views/place.ts';
import { addressOf, showingFrom, showingSchema, type Showing } from '../../../shared/views/showing.ts';

/* What one sees, as something that can be sent to others. */

const id = fc.stringMatching(/^[a-z0-9-]{1,40}$/);
const some = <T>(from: readonly T[]) => fc.uniqueArray(fc.constantFrom(...from));
const filter: fc.Arbitrary<Filter> = fc.record({
  text: fc.string({ maxLength: 40 }),
  mine: fc.boolean(),
  organisations: fc.uniqueArray(id, { maxLength: 4 }),
  part: fc.option(fc.constantFrom(...parts), { nil: undefined }),
  sectors: some(sectors),
  themes: fc.uniqueArray(id, { maxLength: 3 }),
  statuses: some(statuses),
  times: some(looseTimes),
  marks: some(marks),
  since: fc.constantFrom(undefined, '2026-01-31'),
  hides: fc.boolean(),
});

/** As they are made: what is as always is not said. */
const showing: fc.Arbitrary<Showing> = fc
  .record({
    view: fc.constantFrom(...viewNames),
    part: fc.constantFrom(...actorParts),
    filter,
    card: fc.option(id, { nil: undefined }),
    as: fc.array(fc.stringMatching(/^[a-z0-9_~-]{1,12}$/), { maxLength: 5 }),
  })
  .map(({ view, part, filter, card, as }) => {
    const query = queryOf(filter);
    return {
      view,
      ...(view === 'actors' && part !== 'load' && { part }),
      ...(query && { query }),
      ...(card !== undefined && { card }),
      ...(as.length > 0 && { as: as.join('.') }),
    };
  });

test('what is shown is told by its address, whole', () => {
  fc.assert(
    fc.property(id, showing, (plan, one) => {
      expect(showingFrom(addressOf(plan, one))).toEqual(one);
    }),
  );
});

test('what an address shows has that address, when it says nothing twice', () => {
  fc.assert(
    fc.property(id, showing, (plan, one) => {
      const address = addressOf(plan, one);
      expect(addressOf(plan, showingFrom(address)!)).toBe(address);
    }),
  );
});

test('what comes from anywhere is read without a fault, and fits what it is read as', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webPath().map((path) => `/plan/p${path}`),
        fc.webQueryParameters().map((query) => `/plan/p/actors/map?${query}`),
      ),
      (address) => {
        const one = showingFrom(address);
        expect(one === undefined || showingSchema.safeParse(one).success).toBe(true);
      },
    ),
  );
});

test.each(['', '/', '/plan', '/plan/P', '/plan/p/members', '/plan/p/table/x', '/invite/p', 'plan/p'])(
  '"%s" shows no view of a plan',
  (address) => expect(showingFrom(address)).toBeUndefined(),
);

test.each([
  { view: 'wall' },
  { view: 'board', card: 'A b' },
  { view: 'board', query: `?q=${'x'.repeat(limits.query)}` },
  { view: 'board', as: 'a'.repeat(301) },
  { view: 'board', person: 'p1' },
  { view: 'actors', part: 'all' },
])('%j is none', (one) => expect(showingSchema.safeParse(one).success).toBe(false));

test('an address with a question that is longer than any may be shows nothing that could be sent', () => {
  const long = queryOf({
    ...noFilter,
    organisations: Array.from({ length: 50 }, (_, at) => `o${at}${'x'.repeat(37)}`),
  });
  expect(long.length).toBeGreaterThan(limits.query);
  expect(showingFrom(`/plan/p${long}`)).toBeUndefined();
});
