import type { Author } from '../../storage/authors.ts';

/** Whose each client id of a document is. Whoever writes first under an id that nobody has used owns it for good. */
export class Authors {
  readonly #known: Map<number, Author>;
  readonly #news = new Map<number, Author>();

  constructor(authors: readonly Author[]) {
    this.#known = new Map(authors.map((author) => [author.client, author]));
  }

  /**
   * Whether a person may bring what a client id wrote up to the clock `end`: their own, today's or an earlier one; one
   * that nobody has used; or another's that was stored here before and has been lost since.
   * @param clock up to which the document has it now
   */
  mayBring(client: number, person: string, clock: number, end: number): boolean {
    const author = this.#known.get(client);
    if (!author) return clock === 0;
    return author.person === person || end <= author.clock;
  }

  /** Notes that a client id has been taken up to a clock. */
  note(client: number, person: string, clock: number): void {
    const known = this.#known.get(client);
    const author = { client, person: known?.person ?? person, clock: Math.max(clock, known?.clock ?? 0) };
    this.#known.set(client, author);
    this.#news.set(client, author);
  }

  /** What has been noted and is not stored yet. */
  get news(): Iterable<Author> {
    return this.#news.values();
  }

  forgetNews(): void {
    this.#news.clear();
  }
}
