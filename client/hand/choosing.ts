import { Signal } from '../lib/signal.ts';

const none: ReadonlySet<string> = new Set();

/** The cards I have chosen, to do something with all of them. By id: a card is chosen wherever it is drawn. */
export class Choosing {
  readonly ids = new Signal<ReadonlySet<string>>(none);
  /** Whether a tap chooses instead of opening. */
  readonly isByTap = new Signal(false);
  /** What is being asked about all of them: where they go, or who carries them. */
  readonly asks = new Signal<'move' | 'owner' | undefined>(undefined);
  /** From where a range reaches, and what was chosen before it. */
  #from: string | undefined;
  #before: ReadonlySet<string> = none;

  toggle(id: string): void {
    const next = new Set(this.ids.value);
    if (!next.delete(id)) next.add(id);
    this.#from = id;
    this.#before = next;
    this.ids.set(next);
  }

  /**
   * Chooses all from the card chosen last, or else from `from`, to another one. The range before this one, from the
   * same card, gives way to it.
   * @param column the cards of one column from top to bottom: a range stays within it
   */
  reach(column: readonly string[], from: string, to: string): void {
    if (this.ids.value.size === 0 || this.#from === undefined || !column.includes(this.#from)) {
      this.#from = column.includes(from) ? from : to;
      this.#before = this.ids.value;
    }
    const ends = [column.indexOf(this.#from), column.indexOf(to)].toSorted((a, b) => a - b);
    this.ids.set(new Set([...this.#before, ...column.slice(ends[0], ends[1]! + 1)]));
  }

  /** Leaves out those that do not fit. @returns how many */
  keep(isFit: (id: string) => boolean): number {
    const kept = [...this.ids.value].filter(isFit);
    const left = this.ids.value.size - kept.length;
    if (left > 0) this.ids.set(new Set(kept));
    this.#before = new Set([...this.#before].filter(isFit));
    return left;
  }

  clear(): void {
    this.#from = undefined;
    this.#before = none;
    this.ids.set(none);
    this.isByTap.set(false);
    this.asks.set(undefined);
  }
}
