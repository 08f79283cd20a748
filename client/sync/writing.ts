import * as Y from 'yjs';
import { newId } from '../../shared/ids.ts';
import { rootOf } from '../../shared/plan/document.ts';
import type { SetPatch } from '../../shared/plan/patch.ts';
import type { Entity } from '../../shared/plan/schema.ts';
import { Signal } from '../lib/signal.ts';
import type { Deed } from '../state/undo.ts';

/** Whoever has written nothing for this long has come to the end of a piece, in ms. */
const pause = 1_000;

/** A text that is written letter by letter, and what a piece of that is called at its end. */
interface WritingIn {
  readonly entity: Entity;
  readonly id: string;
  readonly field: string;
  readonly deed: () => Deed;
}

/** What the writing needs of the session. */
export interface WritingContext {
  /** The document as it is now. */
  readonly doc: () => Y.Doc;
  /** Notes a step that was written from that clock on. @returns its id */
  readonly note: (deed: Deed, patch: SetPatch, from: number) => string;
  /** Puts a piece among what I can take back. @param step the id of the step that it is, if it is one */
  readonly push: (step: string, deed: Deed, back: SetPatch) => void;
  readonly onEnd: () => void;
}

/** What I have written since the last pause, and the part of it that is not known to be stored. */
interface Piece {
  readonly from: string;
  unsent: { readonly from: string; readonly clock: number } | undefined;
}

/**
 * Somebody's writing in one text of the document. What is written straight into the text, letter by letter, becomes
 * steps like all other work: one for each piece, which ends with a pause, when somebody else changes the text, and when
 * the text is left. A step holds only what is not stored yet; what can be taken back is the whole piece.
 */
export class Writing {
  /** The text to write in; another one when the document is. Undefined while the record has none. */
  readonly text = new Signal<Y.Text | undefined>(undefined);
  readonly #in: WritingIn;
  readonly #ctx: WritingContext;
  #record: Y.Map<unknown> | undefined;
  #now = '';
  #piece: Piece | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(writingIn: WritingIn, ctx: WritingContext) {
    this.#in = writingIn;
    this.#ctx = ctx;
    this.follow();
  }

  /** Goes over to the document as it is now. What was written in the one before has been flushed. */
  follow(): void {
    this.#unfollow();
    const root = rootOf(this.#ctx.doc(), this.#in.entity);
    const record = root.get(this.#in.id);
    this.#record = record instanceof Y.Map ? record : undefined;
    this.#record?.observe(this.#onRecord);
    this.#bind();
  }

  /** Ends the piece that is being written, if there is one. */
  flush(): void {
    this.#end(this.#now);
  }

  /** All that the document holds is stored. */
  noteStored(): void {
    if (this.#piece) this.#piece.unsent = undefined;
  }

  dispose(): void {
    this.flush();
    this.#unfollow();
    this.#ctx.onEnd();
  }

  #bind(): void {
    const raw = this.#record?.get(this.#in.field);
    const text = raw instanceof Y.Text ? raw : undefined;
    text?.observe(this.#onText);
    this.#now = text?.toString() ?? '';
    this.text.set(text);
  }

  #unfollow(): void {
    this.text.value?.unobserve(this.#onText);
    this.#record?.unobserve(this.#onRecord);
  }

  readonly #onRecord = (event: Y.YMapEvent<unknown>): void => {
    if (!event.keysChanged.has(this.#in.field)) return;
    this.text.value?.unobserve(this.#onText);
    this.flush();
    this.#bind();
  };

  readonly #onText = ({ target }: Y.YTextEvent, transaction: Y.Transaction): void => {
    const before = this.#now;
    this.#now = target.toString();
    if (!isTyped(transaction)) return this.#end(before);
    const clock = transaction.beforeState.get(transaction.doc.clientID) ?? 0;
    this.#piece ??= { from: before, unsent: undefined };
    this.#piece.unsent ??= { from: before, clock };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), pause);
  };

  #end(to: string): void {
    const piece = this.#piece;
    if (!piece) return;
    clearTimeout(this.#timer);
    this.#piece = undefined;
    const { from, unsent } = piece;
    const deed = this.#in.deed();
    const isNews = unsent !== undefined && unsent.from !== to;
    const step = isNews && this.#ctx.note(deed, this.#patch(unsent.from, to), unsent.clock);
    if (from === to) return;
    // Where a part of the piece is stored, the step is not all of it: taking the piece back is no taking back of the step.
    const isWhole = step !== false && unsent?.from === from;
    this.#ctx.push(isWhole ? step : newId(), deed, this.#patch(to, from));
  }

  #patch(from: string, to: string): SetPatch {
    const { entity, id, field } = this.#in;
    return { op: 'set', entity, id, field, from, to };
  }
}

/** Whether it was written here and straight into the text: what a command changes says so in its origin. */
function isTyped({ local, origin }: Y.Transaction): boolean {
  const isCommand = typeof origin === 'object' && origin !== null && 'command' in origin;
  return local && !isCommand;
}
