import { Compartment, Prec, Transaction, type Extension } from '@codemirror/state';
import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { yCollab } from 'y-codemirror.next';
import * as Y from 'yjs';
import type { Writing } from '../../sync/writing.ts';

/** Letters that follow one another within this are taken back together, in ms. */
const together = 600;

/** Keeps an editor and the text of a document the same, also when the document becomes another one. */
export class Binding {
  readonly #slot = new Compartment();
  readonly #writing: Writing;
  readonly #make: (written: string) => void;
  #manager: Y.UndoManager | undefined;
  #unsubscribe = () => {};

  /** @param make puts a text into a record that has none yet */
  constructor(writing: Writing, make: (written: string) => void) {
    this.#writing = writing;
    this.#make = make;
  }

  /** What the editor begins with. */
  get extension(): Extension {
    return this.#slot.of(this.#binding());
  }

  attach(view: EditorView): void {
    this.#unsubscribe = this.#writing.text.subscribe(() => this.#rebind(view));
  }

  dispose(): void {
    this.#unsubscribe();
    this.#manager?.destroy();
  }

  #binding(): Extension {
    const text = this.#writing.text.value;
    this.#manager?.destroy();
    this.#manager = text && new Y.UndoManager(text, { captureTimeout: together });
    const manager = this.#manager;
    return text && manager
      ? [Prec.highest(partedSteps(manager)), yCollab(text, null, { undoManager: manager })]
      : this.#making;
  }

  /** What is written where there is no text yet makes one. */
  readonly #making = EditorView.updateListener.of(({ transactions, state }) => {
    if (transactions.some((one) => one.docChanged && one.isUserEvent('input')))
      this.#make(state.doc.toString());
  });

  /** Only what differs is written anew, so that caret, choice and what an input method is composing stay. */
  #rebind(view: EditorView): void {
    view.dispatch({ effects: this.#slot.reconfigure([]) });
    const change = difference(view.state.doc.toString(), this.#writing.text.value?.toString() ?? '');
    if (change) view.dispatch({ changes: change, filter: false });
    view.dispatch({ effects: this.#slot.reconfigure(this.#binding()) });
  }
}

/** What is written, erased, or erased a word at a time is taken back by itself, however fast one follows on another. */
function partedSteps(manager: Y.UndoManager): Extension {
  let last: string | undefined;
  const part = ({ transactions }: ViewUpdate) => {
    for (const one of transactions) {
      // "input.type.compose" is typing too.
      const kind = one.docChanged && one.annotation(Transaction.userEvent)?.split('.').slice(0, 2).join('.');
      if (!kind) continue;
      if (kind !== last) manager.stopCapturing();
      last = kind;
    }
  };
  // Asked before the text is changed: that is another plugin's, and comes after this one.
  return ViewPlugin.define(() => ({ update: part }));
}

/** The one stretch in which two texts differ; undefined when they do not. */
export function difference(
  from: string,
  to: string,
): { readonly from: number; readonly to: number; readonly insert: string } | undefined {
  if (from === to) return undefined;
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from[start] === to[start]) start++;
  let end = 0;
  while (end < most - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  return { from: start, to: from.length - end, insert: to.slice(start, to.length - end) };
}
