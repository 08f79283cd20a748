import { RangeSet, StateEffect, type Extension, type Range } from '@codemirror/state';
import {
  Decoration,
  type EditorView,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import type * as Y from 'yjs';
import type { Other, Presence } from '../../presence/presence.ts';
import { placeIn } from './places.ts';

interface CaretOptions {
  readonly presence: Presence;
  readonly entity: string;
  readonly id: string;
  readonly field: string;
  /** The text as it is now; none while the record has none. */
  readonly text: () => Y.Text | undefined;
  readonly nameOf: (other: Other) => string;
}

/** Others have moved, or come, or gone. */
const moved = StateEffect.define();

/** Where somebody else is in the text. */
interface Spot {
  readonly anchor: number;
  readonly head: number;
}

/** The others' carets with their names, and what they have chosen. */
export const othersCarets = (options: CaretOptions): Extension =>
  ViewPlugin.define((view) => new Carets(view, options), { decorations: (carets) => carets.decorations });

class Carets {
  decorations: DecorationSet = Decoration.none;
  readonly #options: CaretOptions;
  readonly #unsubscribe: () => void;
  #spots = new Map<number, Spot>();

  constructor(view: EditorView, options: CaretOptions) {
    this.#options = options;
    this.#unsubscribe = options.presence.others.subscribe(() => view.dispatch({ effects: moved.of(null) }));
    this.#find(view.state.doc.length);
  }

  update(update: ViewUpdate): void {
    if (update.docChanged)
      // Who has not been heard of since stays where they are among the letters.
      this.#spots = new Map(
        [...this.#spots].map(([client, { anchor, head }]) => [
          client,
          { anchor: update.changes.mapPos(anchor, -1), head: update.changes.mapPos(head, -1) },
        ]),
      );
    // Also where nothing is heard: the text may have been bound to another document.
    this.#find(update.state.doc.length);
  }

  destroy(): void {
    this.#unsubscribe();
  }

  #find(length: number): void {
    const spots = new Map<number, Spot>();
    const ranges: Range<Decoration>[] = [];
    for (const other of this.#here()) {
      const spot = this.#spotOf(other);
      if (!spot || Math.max(spot.anchor, spot.head) > length) continue;
      spots.set(other.client, spot);
      ranges.push(...this.#draw(other, spot));
    }
    this.#spots = spots;
    this.decorations = RangeSet.of(ranges, true);
  }

  #here(): Other[] {
    const { presence, entity, id, field } = this.#options;
    const isHere = ({ selection }: Other) =>
      selection?.entity === entity && selection.id === id && selection.field === field;
    return presence.others.value.filter(isHere);
  }

  /** What somebody is at may be told before the letter there has come: until then they stay where they were. */
  #spotOf({ client, selection }: Other): Spot | undefined {
    const text = this.#options.text();
    if (!text || !selection) return undefined;
    const [anchor, head] = [placeIn(text, selection.anchor), placeIn(text, selection.head)];
    return anchor === undefined || head === undefined ? this.#spots.get(client) : { anchor, head };
  }

  #draw(other: Other, { anchor, head }: Spot): Range<Decoration>[] {
    const { colour } = other.user;
    const key = JSON.stringify(other.selection);
    const widget = new CaretWidget(this.#options.nameOf(other), colour, key);
    const caret = Decoration.widget({ widget, side: -1 }).range(head);
    if (anchor === head) return [caret];
    const mark = Decoration.mark({ class: 'other-choice', attributes: { 'data-person': String(colour) } });
    return [mark.range(Math.min(anchor, head), Math.max(anchor, head)), caret];
  }
}

/** A caret in somebody's colour, with their name. It is no part of the text, so listeners are not read it there. */
class CaretWidget extends WidgetType {
  readonly name: string;
  readonly colour: number;
  /** What they last told: when that is new, the name is shown anew. */
  readonly key: string;

  constructor(name: string, colour: number, key: string) {
    super();
    this.name = name;
    this.colour = colour;
    this.key = key;
  }

  override eq(other: CaretWidget): boolean {
    return other.name === this.name && other.colour === this.colour && other.key === this.key;
  }

  toDOM(): HTMLElement {
    const caret = document.createElement('span');
    caret.className = 'other-caret';
    caret.dataset.person = String(this.colour);
    caret.ariaHidden = 'true';
    const tag = document.createElement('span');
    tag.className = 'other-name';
    tag.textContent = this.name;
    // A joiner without a width: the caret stands in the line like a letter, and no line breaks at it.
    caret.append('\u2060', tag);
    return caret;
  }
}
