import type { Extension } from '@codemirror/state';
import { type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type * as Y from 'yjs';
import type { Presence, TextSelection } from '../../presence/presence.ts';
import { placeAt } from './places.ts';

/** The server passes on ten changes of presence a second; a caret moves with every letter. In ms. */
const pause = 120;

interface OwnCaretOptions {
  readonly presence: Presence;
  readonly entity: TextSelection['entity'];
  readonly id: string;
  readonly field: string;
  readonly text: () => Y.Text | undefined;
}

/** While I write here, the others see it, and where. */
export const ownCaret = (options: OwnCaretOptions): Extension => [
  ViewPlugin.define((view) => new OwnCaret(view, options), {
    eventHandlers: {
      focus() {
        this.enter();
      },
      blur() {
        this.leave();
      },
    },
  }),
];

class OwnCaret {
  readonly #view: EditorView;
  readonly #options: OwnCaretOptions;
  #isIn = false;
  #told = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView, options: OwnCaretOptions) {
    this.#view = view;
    this.#options = options;
  }

  enter(): void {
    if (this.#view.state.readOnly) return;
    const { presence, entity, id } = this.#options;
    this.#isIn = true;
    presence.write({ entity, id });
    this.#tellSoon();
  }

  leave(): void {
    if (!this.#isIn) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isIn = false;
    this.#told = '';
    this.#options.presence.write(undefined);
    this.#options.presence.select(undefined);
  }

  update({ state }: ViewUpdate): void {
    if (state.readOnly) this.leave();
    else if (this.#isIn) this.#tellSoon();
  }

  destroy(): void {
    this.leave();
  }

  #tellSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tell();
    }, pause);
  }

  #tell(): void {
    const { presence, entity, id, field, text } = this.#options;
    const now = text();
    const { main } = this.#view.state.selection;
    if (!now || Math.max(main.anchor, main.head) > now.length) return;
    const selection = { entity, id, field, anchor: placeAt(now, main.anchor), head: placeAt(now, main.head) };
    const said = JSON.stringify(selection);
    if (said === this.#told) return;
    this.#told = said;
    presence.select(selection);
  }
}
