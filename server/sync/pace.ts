/** When a room works off its queue next: as soon as it can, but for many together when many have come or read. */
export class Pace {
  readonly #work: () => void;
  readonly #readers: () => number;
  #timer: NodeJS.Timeout | NodeJS.Immediate | undefined;
  /** When that is, if there is a timer. */
  #due = 0;
  #began = -Infinity;
  #lastNews = -Infinity;
  #welcomeTook = 0;

  /** @param readers how many are told the news */
  constructor(work: () => void, readers: () => number) {
    this.#work = work;
    this.#readers = readers;
  }

  /**
   * Something waits: news, which all are going to be told, or what one peer asks or brings when it comes.
   * The first news after a quiet time goes at the end of this loop turn, however many have just come.
   */
  wake(isNews: boolean): void {
    const due = isNews ? this.#lastNews + this.#newsPace() : this.#began + this.#welcomePace();
    if (this.#timer && this.#due <= due) return;
    this.#stop();
    this.#due = due;
    const wait = due - performance.now();
    this.#timer = wait > 0 ? setTimeout(this.#work, wait) : setImmediate(this.#work);
  }

  /** The queue is worked off now. */
  begin(): void {
    this.#stop();
    this.#began = performance.now();
  }

  /** It has been worked off. */
  end({ hadNews, hadNewcomers }: { readonly hadNews: boolean; readonly hadNewcomers: boolean }): void {
    if (hadNews) this.#lastNews = this.#began;
    this.#welcomeTook = hadNewcomers ? performance.now() - this.#began : 0;
  }

  #stop(): void {
    clearTimeout(this.#timer as NodeJS.Timeout);
    clearImmediate(this.#timer as NodeJS.Immediate);
    this.#timer = undefined;
  }

  /** From one news to the next, in ms: slower for many readers. */
  #newsPace(): number {
    return Math.min(this.#readers() / 12.5, 16);
  }

  /**
   * While people come, in ms: twice as long as the last time took. When the network comes back for everybody, what they
   * lack is made for many at once.
   */
  #welcomePace(): number {
    return Math.max(this.#newsPace(), Math.min(2 * this.#welcomeTook, 50));
  }
}
