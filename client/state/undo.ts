import type * as Y from 'yjs';
import { AppError } from '../../shared/errors.ts';
import { applyStep } from '../../shared/plan/commands.ts';
import type { Patch } from '../../shared/plan/patch.ts';
import { Signal } from '../lib/signal.ts';

/** What a step did, for the words that tell of it. */
export interface Deed {
  readonly kind: 'create' | 'move' | 'edit' | 'archive' | 'restore';
  /** What it was done to, as people call it: "5.2.3 Årlig treff". */
  readonly name: string;
  /** The record to show afterwards. */
  readonly id: string;
}

interface Step {
  readonly deed: Deed;
  readonly back: readonly Patch[];
}

export type Outcome = { readonly deed: Deed; readonly ok: boolean };

/** A person does not remember more of their own steps than this. */
const mostSteps = 200;

/** My own steps on this board, newest last. Others' steps are never touched. */
export class Undo {
  readonly #doc: Y.Doc;
  readonly #person: string;
  readonly done = new Signal<readonly Step[]>([]);
  readonly undone = new Signal<readonly Step[]>([]);

  constructor(doc: Y.Doc, person: string) {
    this.#doc = doc;
    this.#person = person;
  }

  push(deed: Deed, back: readonly Patch[]): void {
    this.done.set([...this.done.value, { deed, back }].slice(-mostSteps));
    this.undone.set([]);
  }

  /** Takes my last step back. `ok` is false when somebody has changed the same since: then it stays, and is forgotten. */
  undo(): Outcome | undefined {
    return this.#turn(this.done, this.undone);
  }

  redo(): Outcome | undefined {
    return this.#turn(this.undone, this.done);
  }

  #turn(from: Signal<readonly Step[]>, to: Signal<readonly Step[]>): Outcome | undefined {
    const step = from.value.at(-1);
    if (!step) return undefined;
    from.set(from.value.slice(0, -1));
    try {
      to.set([...to.value, { deed: step.deed, back: applyStep(this.#doc, this.#person, step.back) }]);
      return { deed: step.deed, ok: true };
    } catch (error) {
      if (error instanceof AppError && error.code === 'changed-since') return { deed: step.deed, ok: false };
      throw error;
    }
  }
}
