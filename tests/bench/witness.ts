import * as Y from 'yjs';
import type { Client } from '../server/clients.ts';
import { Promised } from '../server/typing.ts';

/** When somebody wrote what, was told, and tried to come back. Times are those of `performance.now()`. */
export class Witness {
  readonly client: Client;
  readonly #written: { readonly end: number; readonly at: number }[] = [];
  tried = 0;

  constructor(client: Client) {
    this.client = client;
    client.doc.on('afterTransaction', ({ local, changed }) => {
      if (local && changed.size > 0) this.#written.push({ end: client.clock, at: performance.now() });
    });
    client.provider.on('status', ({ status }) => {
      if (status === 'connecting') this.tried = performance.now();
    });
  }

  get edits(): number {
    return this.#written.length;
  }

  /** When it wrote the first edit that has not been acknowledged. */
  get waitsSince(): number {
    return this.#written.find(({ end }) => end > this.client.storedClock)?.at ?? Infinity;
  }

  /** Resolves when all it wrote is acknowledged again. @returns ms since `begin`, and how many of them it only waited */
  async back(begin: number): Promise<{ all: number; waited: number }> {
    await this.client.stored();
    await this.client.synced();
    return { all: performance.now() - begin, waited: Math.max(this.tried - begin, 0) };
  }
}

/** What each was promised of its own, and had been shown of the others. */
export class Promises {
  readonly #acknowledged = new Map<number, number>();
  readonly #shown = new Map<number, number>();
  readonly #contents = new Promised();

  constructor(clients: readonly Client[]) {
    for (const client of clients) {
      const { doc, storedClock } = client;
      this.#acknowledged.set(doc.clientID, storedClock);
      for (const author of doc.store.clients.keys())
        if (author !== doc.clientID)
          this.#shown.set(author, Math.max(Y.getState(doc.store, author), this.#shown.get(author) ?? 0));
      this.#contents.note(client);
    }
  }

  /** How much of it a document lacks, in letters and values. */
  missingFrom(doc: Y.Doc): { acknowledged: number; shown: number; what: string[] } {
    const lacks = (of: ReadonlyMap<number, number>) =>
      [...of].reduce((sum, [author, clock]) => sum + Math.max(clock - Y.getState(doc.store, author), 0), 0);
    const what = this.#contents.missingFrom(doc);
    return { acknowledged: lacks(this.#acknowledged), shown: lacks(this.#shown), what };
  }
}
