import { Compartment, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
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
    return text ? yCollab(text, null, { undoManager: this.#manager! }) : this.#making;
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
