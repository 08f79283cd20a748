import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { Undo } from '../../client/state/undo.ts';
import { carryOver, draftsOf } from '../../client/sync/carry-over.ts';
import { clockOf, type Step } from '../../client/sync/steps.ts';
import { Writing } from '../../client/sync/writing.ts';
import { run } from '../../shared/plan/commands.ts';
import { openRoots, rootOf } from '../../shared/plan/document.ts';
import type { Patch } from '../../shared/plan/patch.ts';
import { retitle, smallPlan } from '../builders.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = openRoots(new Y.Doc());
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};
const fieldOf = (doc: Y.Doc, field = 'description'): Y.Text =>
  (rootOf(doc, 'action').get('a1') as Y.Map<unknown>).get(field) as Y.Text;
const read = (doc: Y.Doc, field?: string) => String(fieldOf(doc, field));

/** Somebody at a description, a colleague, and a server that has stored what it is told it has. */
class Desk {
  doc = smallPlan();
  readonly colleague = copyOf(this.doc);
  stored = copyOf(this.doc);
  /** My steps that are not stored. */
  pending: Step[] = [];
  readonly undo: Undo;
  readonly writing: Writing;
  #count = 0;

  constructor() {
    this.undo = new Undo({
      doc: () => this.doc,
      person: 'me',
      settle: () => this.writing.flush(),
      note: (_deed, patches, turns, write) => {
        const from = clockOf(this.doc);
        write();
        return this.#note(patches, from, { turns }).id;
      },
    });
    const deed = () => ({ kind: 'edit', name: 'a1', id: 'a1' }) as const;
    this.writing = new Writing(
      { entity: 'action', id: 'a1', field: 'description', deed },
      {
        doc: () => this.doc,
        note: (_deed, patch, from) => this.#note([patch], from, { isTyped: true }).id,
        push: (step, deed, back) => this.undo.pushTyped(step, deed, back),
        onEnd: () => {},
      },
    );
  }

  /** Replaces part of the text, as an editor does for one key. */
  type(at: number, remove: number, insert: string): void {
    const text = fieldOf(this.doc);
    const from = Math.min(at, text.length);
    this.doc.transact(() => {
      text.delete(from, Math.min(remove, text.length - from));
      text.insert(from, insert);
    }, this);
  }

  append(insert: string): void {
    this.type(Infinity, 0, insert);
  }

  hear(insert: string): void {
    Y.applyUpdate(this.colleague, Y.encodeStateAsUpdate(this.doc));
    fieldOf(this.colleague).insert(0, insert);
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.colleague), 'line');
  }

  store(): void {
    this.stored = copyOf(this.doc);
    this.writing.noteStored();
    this.pending = [];
  }

  wait(): void {
    vi.advanceTimersByTime(1_000);
  }

  /** What comes of a fresh copy of what is stored. */
  startOver(refused?: { code: string; path: string }) {
    this.writing.flush();
    const doc = copyOf(this.stored);
    return { doc, ...carryOver(doc, 'me', this.pending, { refused, may: () => true }) };
  }

  #note(patches: readonly Patch[], from: number, more: Partial<Step>): Step {
    const deed = { kind: 'edit', name: 'a1', id: 'a1' } as const;
    const spot = { copy: 'c', client: this.doc.clientID, from, to: clockOf(this.doc) };
    const id = String(this.#count++).padStart(4, '0');
    const step: Step = { id, deed, patches, at: this.#count, tab: 't', ...spot, ...more };
    this.pending.push(step);
    return step;
  }
}

const piecesOf = (steps: readonly { patches: readonly Patch[] }[]) =>
  steps.map(({ patches: [patch] }) => patch?.op === 'set' && [patch.from, patch.to]);

test('letters that follow one another are one step, which ends with a pause', () => {
  const desk = new Desk();
  for (const letter of 'Hei') {
    desk.append(letter);
    vi.advanceTimersByTime(900);
  }
  expect(desk.pending).toEqual([]);
  vi.advanceTimersByTime(100);
  desk.append('!');
  desk.writing.dispose();
  expect(piecesOf(desk.pending)).toEqual([['', 'Hei'], ['Hei', 'Hei!']]); // prettier-ignore
  expect(desk.undo.done.value.map(({ step }) => step)).toEqual(['0000', '0001']);
  desk.undo.undo();
  expect(read(desk.doc)).toBe('Hei');
});

test('what somebody else writes ends a step before it, and my piece before that is no more to be taken back', () => {
  const desk = new Desk();
  desk.append('Mitt');
  desk.hear('Deres ');
  desk.append(' og mer');
  desk.wait();
  expect(piecesOf(desk.pending)).toEqual([['', 'Mitt'], ['Deres Mitt', 'Deres Mitt og mer']]); // prettier-ignore
  expect(desk.undo.done.value).toHaveLength(1);
  desk.undo.undo();
  expect(read(desk.doc)).toBe('Deres Mitt');
  expect(desk.undo.undo()).toBeUndefined();
});

test('a change by a command is not writing, and ends it', () => {
  const desk = new Desk();
  desk.append('Skrevet');
  const input = { entity: 'action', id: 'a1', field: 'description', value: 'Satt' } as const;
  run(desk.doc, 'me', { name: 'setField', input });
  desk.wait();
  expect(piecesOf(desk.pending)).toEqual([['', 'Skrevet']]);
});

test('what is stored while I write is no part of the step, but of what I can take back', () => {
  const desk = new Desk();
  desk.append('Lagret');
  desk.store();
  desk.append(', ikke lagret');
  const { doc, drafts } = desk.startOver();
  expect(piecesOf(desk.pending)).toEqual([['Lagret', 'Lagret, ikke lagret']]);
  expect([read(doc), drafts]).toEqual(['Lagret, ikke lagret', []]);
  desk.undo.undo();
  expect(read(desk.doc)).toBe('');
  desk.append('Alt lagret');
  desk.store();
  desk.wait();
  expect(desk.pending).toEqual([]);
  desk.undo.undo();
  expect(read(desk.doc)).toBe('');
});

test('what comes to nothing is no step', () => {
  const desk = new Desk();
  desk.append('x');
  desk.type(0, 1, '');
  desk.wait();
  expect([desk.pending, desk.undo.done.value]).toEqual([[], []]);
});

test('another document is written in when there is one, and the old one is not listened to', () => {
  const desk = new Desk();
  const old = desk.doc;
  desk.append('Før');
  desk.writing.flush();
  desk.doc = copyOf(desk.stored);
  desk.writing.follow();
  expect(desk.writing.text.value).toBe(fieldOf(desk.doc));
  fieldOf(old).insert(0, 'x');
  desk.append('Etter');
  desk.wait();
  expect(piecesOf(desk.pending)).toEqual([['', 'Før'], ['', 'Etter']]); // prettier-ignore
});

test('a text that somebody makes later is found', () => {
  const desk = new Desk();
  const record = rootOf(desk.doc, 'action').get('a1') as Y.Map<unknown>;
  record.delete('description');
  expect(desk.writing.text.value).toBeUndefined();
  record.set('description', new Y.Text('Ny'));
  desk.append(' tekst');
  desk.wait();
  expect(piecesOf(desk.pending)).toEqual([['Ny', 'Ny tekst']]);
});

test('pieces of one text that cannot be done again are one draft, with the reason that says most', () => {
  const desk = new Desk();
  for (const piece of ['En', ' to', ' tre']) {
    desk.append(piece);
    desk.wait();
  }
  run(desk.stored, 'other', {
    name: 'setField',
    input: { entity: 'action', id: 'a1', field: 'description', value: 'Deres' },
  });
  const { doc, drafts } = desk.startOver();
  expect(piecesOf(drafts)).toEqual([['', 'En to tre']]);
  expect(drafts[0]!.why).toBe('changed');
  expect(read(doc)).toBe('Deres');
  const refused = desk.startOver({ code: 'too-long', path: 'action/a1/description' });
  expect(refused.drafts.map(({ why }) => why)).toEqual(['too-long']);
  expect(piecesOf(draftsOf(desk.pending))).toEqual([['', 'En to tre']]);
});

test('titles that were given one after the other stay drafts of their own', () => {
  const desk = new Desk();
  const steps = ['En', 'To'].map((value, at): Step => {
    const patch = { op: 'set', entity: 'action', id: 'a1', field: 'title', to: value } as const;
    const deed = { kind: 'edit', name: 'a1', id: 'a1' } as const;
    return {
      id: String(at), deed, at, tab: 't', copy: 'c', client: 1, from: 0, to: 0,
      patches: [{ ...patch, from: at === 0 ? 'Tiltak a1' : 'En' }],
    }; // prettier-ignore
  });
  retitle(desk.stored, 'a1', 'Deres');
  expect(carryOver(desk.stored, 'me', steps, { may: () => true }).drafts).toHaveLength(2);
});

const edit = fc.record({
  what: fc.constant('edit' as const),
  at: fc.nat(30),
  remove: fc.nat(4),
  insert: fc.constantFrom('a', 'æ', '🌲', '- ', '\n', 'lang tekst', ''),
});
const quiet = fc.constantFrom('wait' as const, 'store' as const).map((what) => ({ what }));
const loud = fc.constantFrom('wait' as const, 'store' as const, 'hear' as const).map((what) => ({ what }));

type Deed =
  | { what: 'edit'; at: number; remove: number; insert: string }
  | { what: 'wait' | 'store' | 'hear' };

function work(deeds: readonly Deed[]): Desk {
  const desk = new Desk();
  for (const deed of deeds)
    if (deed.what === 'edit') desk.type(deed.at, deed.remove, deed.insert);
    else if (deed.what === 'hear') desk.hear('⟨');
    else desk[deed.what]();
  desk.writing.flush();
  return desk;
}

test('whatever I write alone, what is stored and my steps give the text, and taking all back gives what there was', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: edit }, quiet), { maxLength: 40 }), (deeds) => {
      const desk = work(deeds);
      const { doc, drafts } = desk.startOver();
      expect([read(doc), drafts]).toEqual([read(desk.doc), []]);
      for (let outcome = desk.undo.undo(); outcome; outcome = desk.undo.undo()) expect(outcome.ok).toBe(true);
      expect(read(desk.doc)).toBe('');
      for (let outcome = desk.undo.redo(); outcome; outcome = desk.undo.redo()) expect(outcome.ok).toBe(true);
      expect(read(desk.doc)).toBe(read(doc));
    }),
  );
});

test('whoever else writes, nothing of theirs is taken back, and what cannot be carried over is a draft', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: edit }, loud), { maxLength: 40 }), (deeds) => {
      const desk = work(
        deeds.map((deed) => (deed.what === 'edit' ? { ...deed, remove: 0, at: Infinity } : deed)),
      );
      const told = deeds.filter(({ what }) => what === 'hear').length;
      const theirs = (text: string) => text.split('⟨').length - 1;
      expect(theirs(read(desk.doc))).toBe(told);
      const { doc, carried, drafts } = desk.startOver();
      const kept = drafts.flatMap(({ patches: [patch] }) => (patch?.op === 'set' ? [String(patch.to)] : []));
      expect(carried.length + drafts.length === 0).toBe(desk.pending.length === 0);
      // My last words stand in the text, or in a draft.
      const last = desk.pending
        .slice(-1)
        .flatMap(({ patches: [patch] }) => (patch?.op === 'set' ? [patch.to] : []));
      expect([read(doc), ...kept]).toEqual(expect.arrayContaining(last));
      while (desk.undo.undo());
      expect(theirs(read(desk.doc))).toBe(told);
    }),
  );
});
