import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { AppError } from '../../../shared/errors.ts';
import { run } from '../../../shared/plan/commands.ts';
import { jsonText, planToJson } from '../../../shared/exchange/to-json.ts';
import { readAll, rootOf } from '../../../shared/plan/document.ts';
import { entityNames, fieldsOf, type Entity } from '../../../shared/plan/schema.ts';
import { smallPlan, textOf } from '../../builders.ts';
import { commandFor, deeds } from '../../random-commands.ts';
import { staysIn, trespasses } from './column.ts';
import { copyOf, guard, updateBy, type Guarded } from './guarded.ts';

/*
 * Two gates, as it were: everything our own commands write is taken, and everything that differs from it in one illegal
 * point is refused. One of the people is limited to a theme: of what she does that is taken which stays in its column.
 * CASES sets how many, half of each; SEED tries others (tests/seed.ts).
 */

const cases = Number(process.env.CASES ?? 20_000);
/** Cases of each kind in one session. */
const session = 50;

const step = fc.record({
  who: fc.nat(3),
  what: fc.constantFrom(...deeds),
  a: fc.nat(1_000),
  b: fc.nat(1_000),
  c: fc.nat(1_000),
  how: fc.nat(1_000),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const people = ['anna', 'berit', 'carl', 'dina'] as const;
const limited = 3;
/** Dina's. */
const own = 't1';

test(`of ${cases} updates the legal half is taken and the illegal half refused`, { timeout: 600_000 }, () => {
  const steps = fc.array(step, { minLength: session, maxLength: session });
  return fc.assert(fc.asyncProperty(steps, check), {
    numRuns: cases / 2 / session,
    endOnFailure: true,
  });
});

async function check(steps: Step[]): Promise<void> {
  await using plan = guard(smallPlan());
  const docs = people.map(() => copyOf(plan));
  for (const one of steps) {
    if (one.who === limited) docs[limited] = withinReach(plan, docs[limited]!, one);
    else legal(plan, docs[one.who]!, one);
    illegal(plan, one);
  }
  for (const doc of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(plan.stored.doc));
  expect(new Set([plan.stored.doc, ...docs].map(textOf)).size, 'different plans').toBe(1);
}

function legal(plan: Guarded, doc: Y.Doc, step: Step): void {
  const { command, update } = doing(plan, doc, step);
  expect([command, plan.offer(update, people[step.who]!)]).toEqual([command, 'taken']);
}

/** Somebody does something, on a copy that has heard of the others' changes now and then. */
function doing(plan: Guarded, doc: Y.Doc, { who, what, a, b, c, how }: Step) {
  if (how % 3 === 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(plan.stored.doc, Y.encodeStateVector(doc)));
  const command = commandFor(doc, what, a, b, c);
  const seen = readAll(doc);
  const update = updateBy(doc, () => {
    try {
      if (command) run(doc, people[who]!, command);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  });
  return { command, update, seen };
}

/** Somebody limited to a theme does something. @returns their copy, or another one when it was not taken */
function withinReach(plan: Guarded, doc: Y.Doc, step: Step): Y.Doc {
  const before = readAll(plan.stored.doc);
  const { command, update, seen } = doing(plan, doc, step);
  const trial = copyOf(plan);
  Y.applyUpdate(trial, update);
  const stays = staysIn(own, before, readAll(trial));
  const how = plan.offer(update, 'dina', own);
  // Of what she does elsewhere the records may show nothing: another has done the same meanwhile. Whose deed stands then
  // is a matter of client ids. On her own copy it shows.
  const isOpen = stays === undefined || (stays && staysIn(own, seen, readAll(doc)) !== true);
  const wanted = isOpen ? /^(taken$|not-allowed .)/ : stays ? /^taken$/ : refused;
  expect([command, how]).toEqual([command, expect.stringMatching(wanted)]);
  if (how === 'taken') return doc;
  expect([command, textOf(plan.stored.doc)]).toEqual([command, jsonText(planToJson(before))]);
  return copyOf(plan);
}

/** With the path of what lies outside. */
const refused = /^not-allowed (plan|theme|strategy|action|organisation)\/./;

/** What differs from a legal update in one point; the plan stays as it was. */
function illegal(plan: Guarded, step: Step): void {
  const before = textOf(plan.stored.doc);
  const [name, spoil] = spoilers[step.how % spoilers.length]!;
  expect([name, spoil(plan, step)]).not.toEqual([name, expect.stringMatching(/^(taken|bad-update)$/)]);
  expect([name, textOf(plan.stored.doc)]).toEqual([name, before]);
  expect([name, plan.stored.doc.store.pendingStructs]).toEqual([name, null]);
}

type Spoiler = (plan: Guarded, step: Step) => string;

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!;

/** Some living record and one of its fields of the wanted kinds. */
function target(doc: Y.Doc, { a, b, c }: Step, ...kinds: string[]) {
  const entity: Entity = pick(
    entityNames.filter((name) => hasKind(name, kinds)),
    a,
  );
  const root = rootOf(doc, entity);
  const id = pick([...root.keys()], b);
  const fields = Object.entries(fieldsOf(entity)).filter(([, { kind }]) => kinds.includes(kind));
  const [field, definition] = pick(fields, c);
  return { entity, root, id, field, definition, record: root.get(id) as Y.Map<unknown> };
}

const hasKind = (entity: Entity, kinds: string[]) =>
  Object.values(fieldsOf(entity)).some(({ kind }) => kinds.includes(kind));

/** Offers what `change` makes of a fresh copy. */
const offer = (plan: Guarded, change: (doc: Y.Doc) => void): string =>
  plan.offer(updateBy(copyOf(plan), change), 'mallory');

const word = ({ a, b, c }: Step): string => `${a}-${b}-${c}`;

/** What is legal in one's own column, together with one thing outside of it. */
const trespass =
  (go: (doc: Y.Doc, step: Step) => void): Spoiler =>
  (plan, step) => {
    const change = (doc: Y.Doc) => {
      (rootOf(doc, 'theme').get(own) as Y.Map<Y.Text>).get('title')!.insert(0, 'x');
      go(doc, step);
    };
    const how = plan.offer(updateBy(copyOf(plan), change), 'dina', own);
    expect(how).toMatch(refused);
    return how;
  };

const spoilers: [string, Spoiler][] = [
  ['root', (plan, step) => offer(plan, (doc) => doc.getMap(`root-${word(step)}`).set('a', 1))],
  ['list for a root', (plan, step) => offer(plan, (doc) => doc.getArray(word(step)).push([1]))],
  [
    'field',
    (plan, step) => offer(plan, (doc) => target(doc, step, 'value').record.set(`f${word(step)}`, step.a)),
  ],
  [
    'type of a value',
    (plan, step) =>
      offer(plan, (doc) => {
        const { record, field } = target(doc, step, 'value');
        record.set(field, pick([{ a: 1 }, [[1]], null, new Y.Map(), new Y.Text('x'), new Y.Array(), Uint8Array.of(1), '\0'.repeat(30_000)], step.how)); // prettier-ignore
      }),
  ],
  [
    'type of a text or a set',
    (plan, step) =>
      offer(plan, (doc) => {
        const { record, field } = target(doc, step, 'text', 'ordered', 'set');
        record.set(field, pick(['x', 1, new Y.Map(), new Y.Text('x'), new Y.XmlText('x')], step.how));
      }),
  ],
  [
    'what stands in a text',
    (plan, step) =>
      offer(plan, (doc) => {
        const { record, field } = target(doc, step, 'text');
        const text = record.get(field) as Y.Text;
        if (step.how % 2) text.insert(0, 'x', { bold: true });
        else text.insertEmbed(0, { image: 'x' });
      }),
  ],
  [
    'owner',
    (plan, step) =>
      offer(plan, (doc) => {
        const { record, field, definition } = target(doc, step, 'ordered', 'set');
        const set = record.get(field) as Y.Map<unknown>;
        if (step.how % 2) set.set('x'.repeat(201 + step.a), definition.kind === 'set' ? true : 'a1');
        else set.set(`o${step.a}`, pick([false, 7, '', '|', new Y.Map()], step.b));
      }),
  ],
  ['client id', stolenClock],
  ['gap', gap],
  ['gap within', gapWithin],
  [
    'length of a text',
    (plan, step) =>
      offer(plan, (doc) => {
        const { record, field, definition } = target(doc, step, 'text');
        const max = definition.kind === 'text' ? definition.max : 0;
        (record.get(field) as Y.Text).insert(0, 'x'.repeat(max + 1 + step.a));
      }),
  ],
  [
    'bad id',
    (plan, step) =>
      offer(plan, (doc) => {
        const { root } = target(doc, step, 'value');
        root.set(
          pick(['__proto__', 'constructor ', 'A', '', 'x'.repeat(41), 'å', 'a/b'], step.how),
          new Y.Map(),
        );
      }),
  ],
  [
    'record replaced or deleted',
    (plan, step) =>
      offer(plan, (doc) => {
        const { root, id } = target(doc, step, 'value');
        if (step.how % 2) root.delete(id);
        else root.set(id, new Y.Map());
      }),
  ],
  [
    'place lost',
    (plan, step) =>
      offer(plan, (doc) => {
        const root = rootOf(doc, pick(['action', 'strategy'], step.a));
        (root.get(pick([...root.keys()], step.b)) as Y.Map<unknown>).delete('place');
      }),
  ],
  ...trespasses.map((go): [string, Spoiler] => [`trespass: ${go.name}`, trespass(go)]),
];

/** What is legal as such, under the client id of somebody who has written under it. */
function stolenClock(plan: Guarded, step: Step): string {
  const taken = [...Y.decodeStateVector(Y.encodeStateVector(plan.stored.doc)).keys()];
  const doc = copyOf(plan);
  doc.clientID = pick(taken, step.a);
  return plan.offer(status(doc, 'idea'), 'mallory');
}

const status = (doc: Y.Doc, value: string): Uint8Array =>
  updateBy(doc, () => (rootOf(doc, 'action').get('a1') as Y.Map<unknown>).set('status', value));

function gap(plan: Guarded): string {
  const doc = copyOf(plan);
  status(doc, 'idea');
  return plan.offer(status(doc, 'done'), 'mallory');
}

function gapWithin(plan: Guarded): string {
  const doc = copyOf(plan);
  const [first, , third] = ['idea', 'done', 'closed'].map((value) => status(doc, value));
  return plan.offer(Y.mergeUpdates([first!, third!]), 'mallory');
}
