import { Signal } from '../lib/signal.ts';
import type { LineStatus } from './connection.ts';

/** A line lost for less than this is no news, in ms: the word in the top bar tells it. */
const worthTelling = 1_500;
/** How long the good news of being back stands, in ms. */
const backTime = 6_000;

export type News =
  | { readonly kind: 'offline'; readonly since: Date }
  | { readonly kind: 'back'; readonly merged: number };

/** Turns the line's coming and going into news: offline since when, and back with how much. */
export class LineNews {
  readonly news = new Signal<News | undefined>(undefined);
  readonly #unsent: () => number;
  /** Until a lost line is told; until the good news goes. */
  #losing: ReturnType<typeof setTimeout> | undefined;
  #ending: ReturnType<typeof setTimeout> | undefined;
  #carried = 0;
  #isLost = false;

  constructor({ line, isStored }: LineStatus, unsent: () => number) {
    this.#unsent = unsent;
    line.subscribe(() => (line.value.state === 'open' ? this.#open() : this.#lose()));
    const welcome = () => line.value.state === 'open' && isStored.value && this.#welcome();
    line.subscribe(welcome);
    isStored.subscribe(welcome);
  }

  dispose(): void {
    clearTimeout(this.#losing);
    clearTimeout(this.#ending);
  }

  #lose(): void {
    if (this.#isLost) return;
    this.#isLost = true;
    // Told already: another line was only taking the place of the one that came back.
    if (this.news.value?.kind === 'offline') return;
    const since = new Date();
    this.#losing = setTimeout(() => {
      clearTimeout(this.#ending);
      this.news.set({ kind: 'offline', since });
    }, worthTelling);
  }

  #open(): void {
    this.#isLost = false;
    this.#carried = this.#unsent();
    clearTimeout(this.#losing);
  }

  /** The line is back, and all that was written without it is stored. */
  #welcome(): void {
    if (this.news.value?.kind !== 'offline') return;
    this.news.set({ kind: 'back', merged: this.#carried });
    this.#ending = setTimeout(() => this.news.set(undefined), backTime);
  }
}
