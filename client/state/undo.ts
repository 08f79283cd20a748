import type * as Y from 'yjs';
import { AppError } from '../../shared/errors.ts';
import { applyStep } from '../../shared/plan/commands.ts';
import { pathOf, type Patch, type SetPatch } from '../../shared/plan/patch.ts';
import { Signal } from '../lib/signal.ts';

/** What a step did, for the words that tell of it. */
export interface Deed {
  readonly kind: 'create' | 'move' | 'edit' | 'archive' | 'restore';
  /** What it was done to, as people call it: "5.2.3 Årlig treff". */
  readonly name: string;
  /** The record to show afterwards. */
  readonly id: string;
}

/** Something that can be taken back. */
interface Entry {
  /** The step of mine that stands now: the deed itself, or the last taking back of it. */
  readonly step: string;
  readonly deed: Deed;
  readonly back: readonly Patch[];
}

export type Outcome = { readonly deed: Deed; readonly ok: boolean };

/** What the stacks need of the session: the document as it is now, and to have what they do noted as a step. */
interface UndoContext {
  readonly doc: () => Y.Doc;
  readonly person: string;
  /** Brings what is being written to its end, so that it is among the steps. */
  readonly settle: () => void;
  /** Runs `write` on the document and notes it as a step of mine that turns another. @returns the step's id */
  readonly note: (deed: Deed, patches: readonly Patch[], turns: string, write: () => void) => string;
}

/** A person does not remember more of their own steps than this. */
const mostSteps = 200;

/** My own steps on this board, newest last. Others' steps are never touched. */
export class Undo {
  readonly #ctx: UndoContext;
  readonly done = new Signal<readonly Entry[]>([]);
  readonly undone = new Signal<readonly Entry[]>([]);

  constructor(ctx: UndoContext) {
    this.#ctx = ctx;
  }

  push(step: string, deed: Deed, back: readonly Patch[]): void {
    this.done.set([...this.done.value, { step, deed, back }].slice(-mostSteps));
    this.undone.set([]);
  }

  /**
   * The same for a piece of text that was written letter by letter. Where somebody else wrote in between, the piece of
   * mine before it cannot be taken back any more: it makes room, or two who write together would push out all else.
   */
  pushTyped(step: string, deed: Deed, back: SetPatch): void {
    const last = this.done.value.at(-1)?.back;
    const before = last?.length === 1 ? last[0] : undefined;
    if (before?.op === 'set' && pathOf(before) === pathOf(back) && before.from !== back.to)
      this.done.set(this.done.value.slice(0, -1));
    this.push(step, deed, [back]);
  }

  /** Takes my last step back. `ok` is false when somebody has changed the same since: then it stays, and is forgotten. */
  undo(): Outcome | undefined {
    return this.#turn(this.done, this.undone);
  }

  redo(): Outcome | undefined {
    return this.#turn(this.undone, this.done);
  }

  /** After steps were done again on another copy: only those can be taken back, each as it was written now. */
  rebase(backs: ReadonlyMap<string, readonly Patch[]>): void {
    for (const stack of [this.done, this.undone])
      stack.set(
        stack.value.flatMap((entry) => {
          const back = backs.get(entry.step);
          return back ? [{ ...entry, back }] : [];
        }),
      );
  }

  #turn(from: Signal<readonly Entry[]>, to: Signal<readonly Entry[]>): Outcome | undefined {
    this.#ctx.settle();
    const entry = from.value.at(-1);
    if (!entry) return undefined;
    from.set(from.value.slice(0, -1));
    const { deed, back: patches } = entry;
    try {
      let back: readonly Patch[] = [];
      const step = this.#ctx.note(deed, patches, entry.step, () => {
        back = applyStep(this.#ctx.doc(), this.#ctx.person, patches);
      });
      to.set([...to.value, { step, deed, back }]);
      return { deed, ok: true };
    } catch (error) {
      if (error instanceof AppError && error.code === 'changed-since') return { deed, ok: false };
      throw error;
    }
  }
}
