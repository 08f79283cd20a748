import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, placeholder, type ViewUpdate } from '@codemirror/view';
import type { Entity } from '../../../shared/plan/schema.ts';
import type { Other, Presence } from '../../presence/presence.ts';
import { planLanguage } from '../../state/plan-language.ts';
import type { Writing } from '../../sync/writing.ts';
import { adoptingRoot } from './adopting-root.ts';
import { Binding } from './binding.ts';
import { othersCarets } from './carets.ts';
import { textFormats } from './formats.ts';
import { textKeys } from './keys.ts';
import { within } from './limit.ts';
import { ownCaret } from './own-caret.ts';

interface EditorOptions {
  readonly parent: HTMLElement;
  readonly writing: Writing;
  readonly presence: Presence;
  readonly entity: Extract<Entity, 'action'>;
  readonly id: string;
  readonly field: string;
  readonly max: number;
  /** Whether it is one line, without lists. */
  readonly isLine: boolean;
  readonly label: string;
  readonly hint: string;
  readonly nameOf: (other: Other) => string;
  readonly hiddenSign: (code: string) => string;
  /** Puts a text into a record that has none yet. */
  readonly make: (written: string) => void;
  readonly onLeave: () => void;
  readonly onUpdate: (update: ViewUpdate) => void;
}

/** An editor on a text that others write in too. */
export class TextEditor {
  readonly view: EditorView;
  readonly #may = new Compartment();
  readonly #binding: Binding;
  readonly #hint: string;

  constructor(options: EditorOptions, may: boolean) {
    this.#hint = options.hint;
    this.#binding = new Binding(options.writing, options.make);
    this.view = new EditorView({
      parent: options.parent,
      root: adoptingRoot,
      state: EditorState.create({
        doc: options.writing.text.value?.toString() ?? '',
        extensions: [this.#shared(options), this.#may.of(this.#ability(may))],
      }),
    });
    this.#binding.attach(this.view);
  }

  /** Whether I may write from now on; who may not can still choose text, and open links. */
  setMay(may: boolean): void {
    if (this.view.state.readOnly === may)
      this.view.dispatch({ effects: this.#may.reconfigure(this.#ability(may)) });
  }

  dispose(): void {
    this.view.destroy();
    this.#binding.dispose();
  }

  #ability = (may: boolean): Extension => [
    EditorState.readOnly.of(!may),
    EditorView.editable.of(may),
    may ? placeholder(this.#hint) : [],
  ];

  #shared(options: EditorOptions): Extension {
    const { writing, presence, entity, id, field, isLine, max } = options;
    const at = { presence, entity, id, field, text: () => writing.text.value };
    return [
      // Other programs may write any signs for an end of line: to the editor they are letters, or places would differ.
      EditorState.lineSeparator.of('\n'),
      EditorView.lineWrapping,
      EditorView.perLineTextDirection.of(true),
      EditorView.contentAttributes.of(attributes(options)),
      textKeys(isLine, options.onLeave),
      within(max, isLine),
      this.#binding.extension,
      // After the binding: by then the text holds what the editor holds.
      othersCarets({ ...at, nameOf: options.nameOf }),
      ownCaret(at),
      textFormats(!isLine, options.hiddenSign),
      EditorView.updateListener.of(options.onUpdate),
      EditorView.domEventObservers({ keydown: keep, blur: () => writing.flush() }),
    ];
  }
}

const attributes = ({ label, isLine }: EditorOptions): Record<string, string> => ({
  'aria-label': label,
  'aria-multiline': String(!isLine),
  lang: planLanguage,
  spellcheck: 'true',
  autocorrect: 'on',
  autocapitalize: 'sentences',
  writingsuggestions: 'true',
});

/** Keys that are pressed in the text are not those of the board or the panel, whatever the text makes of them. */
const keep = (event: KeyboardEvent): void => event.stopPropagation();
