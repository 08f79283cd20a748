/** Lets work in a few at a time; who comes when too many wait is sent away. */
export class Turnstile {
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #inside = 0;

  constructor(atOnce: number, mostWaiting: number) {
    this.#atOnce = atOnce;
    this.#mostWaiting = mostWaiting;
  }

  /** @returns what the work gives, or undefined at once when too many wait */
  pass<T>(work: () => Promise<T>): Promise<T> | undefined {
    if (this.#inside < this.#atOnce) {
      this.#inside++;
      return this.#run(work);
    }
    if (this.#waiting.length >= this.#mostWaiting) return undefined;
    return new Promise<void>((resolve) => this.#waiting.push(resolve)).then(() => this.#run(work));
  }

  /** Who leaves hands their place on to who waits. */
  async #run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#inside--;
    }
  }
}
