import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { run } from '../../../shared/plan/commands.ts';
import { openRoots, readAll, isBroken } from '../../../shared/plan/document.ts';
import { AppError } from '../../../shared/errors.ts';
import { textOf } from '../../builders.ts';
import { commandFor, deeds } from '../../random-commands.ts';
import { copyOf, guard, updateBy, type Guarded } from './guarded.ts';

/*
 * Updates with some of their bytes changed. Some are still legal, since another letter in a title is; whatever they are,
 * the gate answers, and what is behind it is a plan that can be stored and read.
 */

const cases = Number(process.env.CASES ?? 5_000);
const session = 50;

const spoiled = fc.record({
  deed: fc.constantFrom(...deeds),
  a: fc.nat(1_000),
  b: fc.nat(1_000),
  c: fc.nat(1_000),
  how: fc.constantFrom('change', 'cut', 'insert', 'double', 'random'),
  at: fc.array(fc.tuple(fc.nat(10_000), fc.nat(255)), { minLength: 1, maxLength: 6 }),
});
type Spoiled = typeof spoiled extends fc.Arbitrary<infer S> ? S : never;

test(`${cases} updates with changed bytes leave a plan`, { timeout: 600_000 }, () =>
  fc.assert(fc.asyncProperty(fc.array(spoiled, { minLength: session, maxLength: session }), check), {
    numRuns: cases / session,
    endOnFailure: true,
  }),
);

async function check(steps: Spoiled[]): Promise<void> {
  await using plan = guard();
  for (const step of steps) {
    plan.offer(spoil(legal(plan, step), step), 'mallory');
    expectPlan(plan);
  }
  const readBack = openRoots(new Y.Doc());
  Y.applyUpdate(readBack, Y.encodeStateAsUpdate(plan.stored.doc));
  expect(textOf(readBack)).toBe(textOf(plan.stored.doc));
  await plan.stored.commit();
}

function legal(plan: Guarded, { deed, a, b, c }: Spoiled): Uint8Array {
  const doc = copyOf(plan);
  return updateBy(doc, () => {
    try {
      const command = commandFor(doc, deed, a, b, c);
      if (command) run(doc, 'mallory', command);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  });
}

function spoil(update: Uint8Array, { how, at }: Spoiled): Uint8Array {
  const bytes = [...update];
  if (how === 'random') return Uint8Array.from(at.flat(), (number) => number & 255);
  for (const [place, value] of at) {
    const index = place % Math.max(bytes.length, 1);
    if (how === 'change') bytes[index] = value;
    else if (how === 'cut') bytes.length = index;
    else if (how === 'insert') bytes.splice(index, 0, value);
    else bytes.splice(index, 0, ...bytes.slice(index, index + (value % 20)));
  }
  return Uint8Array.from(bytes);
}

function expectPlan({ stored: { doc } }: Guarded): void {
  const { plan, themes, strategies, actions, organisations } = readAll(doc);
  const all = [plan, ...[themes, strategies, actions, organisations].flatMap((map) => [...map.values()])];
  expect(all.filter(isBroken)).toEqual([]);
  expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
  expect([...doc.share.keys()].toSorted()).toEqual([
    'actions',
    'meta',
    'organisations',
    'strategies',
    'themes',
  ]);
}
