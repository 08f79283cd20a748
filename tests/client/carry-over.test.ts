import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { carryOver } from '../../client/sync/carry-over.ts';
import { clockOf, type Step } from '../../client/sync/steps.ts';
import type { Command } from '../../shared/plan/command-inputs.ts';
import { applyStep, run } from '../../shared/plan/commands.ts';
import { isBroken, openRoots, readAll } from '../../shared/plan/document.ts';
import { treeOf } from '../../shared/plan/tree.ts';
import type { Patch } from '../../shared/plan/patch.ts';
import { retitle, smallPlan, textOf, titleOf } from '../builders.ts';

/** Somebody at work on a copy of a plan: every step is noted as the program notes it. */
class Author {
  readonly doc: Y.Doc;
  readonly steps: Step[] = [];
  #backs = new Map<string, readonly Patch[]>();

  constructor(doc: Y.Doc) {
    this.doc = doc;
  }

  do(command: Command): { step: Step; created: string } {
    const from = clockOf(this.doc);
    const { patches, inverse, created } = run(this.doc, 'me', command);
    const step = this.#note(patches, from);
    this.#backs.set(step.id, inverse);
    return { step, created: created[0] ?? '' };
  }

  turn({ id }: Step): Step {
    const from = clockOf(this.doc);
    const patches = this.#backs.get(id)!;
    const back = applyStep(this.doc, 'me', patches);
    const step = this.#note(patches, from, id);
    this.#backs.set(step.id, back);
    return step;
  }

  retitle(id: string, value: string): Step {
    return this.do({ name: 'setField', input: { entity: 'action', id, field: 'title', value } }).step;
  }

  #note(patches: readonly Patch[], from: number, turns?: string): Step {
    const at = this.steps.length;
    const spot = { copy: 'c', client: this.doc.clientID, from, to: clockOf(this.doc) };
    const deed = { kind: 'edit', name: patches[0]!.id, id: patches[0]!.id } as const;
    const step: Step = { id: String(at).padStart(4, '0'), deed, patches, at, turns, tab: 't', ...spot };
    this.steps.push(step);
    return step;
  }
}

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = openRoots(new Y.Doc());
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};

/** The server's document, my copy of it, and what a client that starts over gets. */
function meeting() {
  const server = smallPlan();
  const me = new Author(copyOf(server));
  return { server, me, fresh: () => copyOf(server) };
}

const whys = (drafts: readonly { deed: { name: string }; why: string }[]) =>
  drafts.map(({ deed, why }) => [deed.name, why]);
const may = () => true;

describe('steps whose ground holds', () => {
  test('are done again in order, and give the same plan', () => {
    const { me, fresh } = meeting();
    me.retitle('a1', 'En');
    me.retitle('a1', 'To');
    me.do({ name: 'moveAction', input: { id: 'a2', strategyId: 's3' } });
    const { created } = me.do({ name: 'createAction', input: { strategyId: 's2', title: 'Nytt' } });
    me.retitle(created, 'Nytt navn');
    me.do({ name: 'setOwners', input: { id: created, owners: ['hil', 'lk'] } });
    me.do({ name: 'archive', input: { entity: 'strategy', id: 's1' } });
    const doc = fresh();
    const { carried, drafts } = carryOver(doc, 'me', me.steps, { may });
    expect(drafts).toEqual([]);
    expect(carried).toHaveLength(7);
    expect(textOf(doc)).toBe(textOf(me.doc));
  });

  test('can be taken back as they were written now', () => {
    const { server, me, fresh } = meeting();
    me.retitle('a1', 'Mitt');
    me.do({ name: 'createAction', input: { strategyId: 's2', title: 'Nytt' } });
    const doc = fresh();
    const { carried } = carryOver(doc, 'me', me.steps, { may });
    for (const { back } of carried.toReversed()) applyStep(doc, 'me', back);
    expect(titleOf(doc, 'a1')).toBe(titleOf(server, 'a1'));
    expect([...readAll(doc).actions.values()].filter((one) => !isBroken(one) && one.archived)).toHaveLength(
      1,
    );
  });

  test('are passed over when the server has them already, whatever came after', () => {
    const { server, me, fresh } = meeting();
    me.retitle('a1', 'En');
    const stored = me.retitle('a1', 'To');
    Y.applyUpdate(server, Y.encodeStateAsUpdate(me.doc));
    me.retitle('a1', 'Tre');
    const doc = fresh();
    const { carried, drafts } = carryOver(doc, 'me', me.steps, { may });
    expect(drafts).toEqual([]);
    expect(carried.map(({ step }) => step.at)).toEqual([stored.at + 1]);
    expect(titleOf(doc, 'a1')).toBe('Tre');
  });

  test('are passed over when a rebuilt plan already reads as they leave it', () => {
    const { me, fresh } = meeting();
    me.retitle('a1', 'En');
    me.retitle('a1', 'To');
    const doc = fresh();
    retitle(doc, 'a1', 'To');
    const { carried, drafts } = carryOver(doc, 'me', me.steps, { may });
    expect([carried, drafts]).toEqual([[], []]);
  });
});

describe('steps whose ground does not hold', () => {
  test('are drafts when somebody changed the same, and the others go on', () => {
    const { server, me, fresh } = meeting();
    me.retitle('a1', 'Mitt');
    me.retitle('a2', 'Også mitt');
    retitle(server, 'a1', 'Deres');
    const doc = fresh();
    const { carried, drafts } = carryOver(doc, 'me', me.steps, { may });
    expect(whys(drafts)).toEqual([['a1', 'changed']]);
    expect(carried).toHaveLength(1);
    expect([titleOf(doc, 'a1'), titleOf(doc, 'a2')]).toEqual(['Deres', 'Også mitt']);
  });

  test('are drafts when what they are about is not in the plan', () => {
    const { me } = meeting();
    me.retitle('b1', 'Mitt');
    me.do({
      name: 'setField',
      input: { entity: 'action', id: 'b1', field: 'description', value: 'Ny tekst' },
    });
    const doc = copyOf(smallPlan());
    doc.getMap('actions').delete('b1');
    const { carried, drafts } = carryOver(doc, 'me', me.steps, { may });
    expect(carried).toEqual([]);
    expect(whys(drafts)).toEqual([['b1', 'gone'], ['b1', 'gone']]); // prettier-ignore
  });

  test('are drafts when what they put something under is archived', () => {
    const { server, me, fresh } = meeting();
    me.do({ name: 'createAction', input: { strategyId: 's2', title: 'Nytt' } });
    me.do({ name: 'moveAction', input: { id: 'a1', strategyId: 's2' } });
    run(server, 'other', { name: 'archive', input: { entity: 'strategy', id: 's2' } });
    const doc = fresh();
    const { drafts } = carryOver(doc, 'me', me.steps, { may });
    expect(drafts.map(({ why }) => why)).toEqual(['gone', 'gone']);
    expect(treeOf(readAll(doc)).unplaced).toEqual([]);
  });

  test('are all drafts when I may not write any more', () => {
    const { me, fresh } = meeting();
    me.retitle('a1', 'En');
    me.retitle('a2', 'To');
    const doc = fresh();
    const before = textOf(doc);
    const { carried, drafts } = carryOver(doc, 'me', me.steps, { may: () => false });
    expect(carried).toEqual([]);
    expect(drafts.map(({ why }) => why)).toEqual(['not-allowed', 'not-allowed']);
    expect(textOf(doc)).toBe(before);
  });
});

describe('a refused step', () => {
  const refused = (path: string) => ({ refused: { code: 'too-long', path }, may });

  test('is found by its path, and never done again', () => {
    const { me, fresh } = meeting();
    me.retitle('a1', 'For langt');
    me.retitle('a2', 'Passer');
    const doc = fresh();
    const { carried, drafts } = carryOver(doc, 'me', me.steps, refused('action/a1/title'));
    expect(whys(drafts)).toEqual([['a1', 'too-long']]);
    expect(carried.map(({ step }) => step.deed.name)).toEqual(['a2']);
    expect(titleOf(doc, 'a1')).toBe('Tiltak a1');
  });

  test('is the newest at a path, so that what was fine before it goes through', () => {
    const { me, fresh } = meeting();
    me.retitle('a1', 'Bra');
    me.retitle('a1', 'For langt');
    const doc = fresh();
    const { drafts } = carryOver(doc, 'me', me.steps, refused('action/a1/title'));
    expect(drafts).toHaveLength(1);
    expect(titleOf(doc, 'a1')).toBe('Bra');
  });

  test('that made a record is found by a field of it, and takes along what builds on it', () => {
    const { me, fresh } = meeting();
    const { created } = me.do({ name: 'createStrategy', input: { themeId: 't1', title: 'Ny' } });
    const { created: card } = me.do({ name: 'createAction', input: { strategyId: created, title: 'Kort' } });
    me.do({ name: 'setField', input: { entity: 'action', id: card, field: 'description', value: 'Tekst' } });
    me.do({ name: 'moveAction', input: { id: 'a1', strategyId: created } });
    me.retitle('a2', 'Uberørt');
    const doc = fresh();
    const before = textOf(doc);
    const { carried, drafts } = carryOver(doc, 'me', me.steps, refused(`strategy/${created}/title`));
    expect(drafts.map(({ why }) => why)).toEqual(['too-long', 'builds', 'builds', 'builds']);
    expect(carried).toHaveLength(1);
    retitle(doc, 'a2', 'Tiltak a2');
    expect(textOf(doc)).toBe(before);
  });

  test.each(['', 'action/unknown/title'])('is the newest when the path is "%s"', (path) => {
    const { me, fresh } = meeting();
    me.retitle('a1', 'En');
    me.retitle('a2', 'To');
    const { drafts } = carryOver(fresh(), 'me', me.steps, refused(path));
    expect(whys(drafts)).toEqual([['a2', 'too-long']]);
  });

  test('is a draft even where the plan already reads so', () => {
    const { server, me, fresh } = meeting();
    me.retitle('a1', 'Likt');
    retitle(server, 'a1', 'Likt');
    const { carried, drafts } = carryOver(fresh(), 'me', me.steps, refused('action/a1/title'));
    expect([carried.length, drafts.length]).toEqual([0, 1]);
  });

  test('leaves fewer steps each time: refusing everything ends', () => {
    const { me, fresh } = meeting();
    for (const id of ['a1', 'a2', 'a3', 'b1']) me.retitle(id, 'Nei');
    let steps: readonly Step[] = me.steps;
    let rounds = 0;
    while (steps.length > 0) {
      rounds++;
      const { carried } = carryOver(fresh(), 'me', steps, refused(''));
      expect(carried.length).toBeLessThan(steps.length);
      steps = carried.map(({ step }) => step);
    }
    expect(rounds).toBe(4);
  });
});

describe('what I took back myself', () => {
  test('need not be done, nor be a draft', () => {
    const { me, fresh } = meeting();
    const { step } = me.do({ name: 'createAction', input: { strategyId: 's2', title: 'Angret' } });
    me.turn(step);
    const doc = fresh();
    const before = textOf(doc);
    const result = carryOver(doc, 'me', me.steps, {
      refused: { code: 'bad-id', path: `action/${step.patches[0]!.id}` },
      may,
    });
    expect([result.carried, result.drafts]).toEqual([[], []]);
    expect(textOf(doc)).toBe(before);
  });

  test('and did again is done', () => {
    const { me, fresh } = meeting();
    const { step } = me.do({ name: 'createAction', input: { strategyId: 's2', title: 'Likevel' } });
    me.turn(me.turn(step));
    const doc = fresh();
    const { carried, drafts } = carryOver(doc, 'me', me.steps, { may });
    expect(drafts).toEqual([]);
    expect(carried.map(({ step }) => step.id)).toEqual([me.steps.at(-1)!.id]);
    expect(textOf(doc)).toBe(textOf(me.doc));
  });

  test('is taken back again when the server has the deed', () => {
    const { server, me, fresh } = meeting();
    const step = me.retitle('a1', 'Lagret');
    Y.applyUpdate(server, Y.encodeStateAsUpdate(me.doc));
    me.turn(step);
    const doc = fresh();
    const { carried, drafts } = carryOver(doc, 'me', me.steps, { may });
    expect([carried.length, drafts.length]).toEqual([1, 0]);
    expect(titleOf(doc, 'a1')).toBe('Tiltak a1');
  });
});
