/** Something that tells when it has changed, so that a test can wait for what it expects instead of asking again and again. */
export class Changing {
  readonly #looking = new Set<() => void>();

  /** To be called after every change. */
  protected changed(): void {
    for (const look of this.#looking) look();
  }

  /** See `until`. */
  until(what: string, holds: () => boolean, patience?: number): Promise<void> {
    return until(what, [this], holds, patience);
  }

  watch(look: () => void): () => void {
    this.#looking.add(look);
    return () => this.#looking.delete(look);
  }
}

/** Long enough for a machine whose disk stands still for a while, in ms; less than a test may take. */
const patient = 40_000;

/**
 * Resolves as soon as `holds` is true, which is looked at now and whenever one of `things` changes.
 * @param what is waited for, in words: the message when it does not come
 * @param patience in ms
 */
export function until(
  what: string,
  things: readonly Changing[],
  holds: () => boolean,
  patience = patient,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const look = () => {
    try {
      if (holds()) resolve();
    } catch (error) {
      reject(error);
    }
  };
  const timer = setTimeout(() => reject(new Error(`In ${patience} ms it did not come: ${what}`)), patience);
  const unwatch = things.map((thing) => thing.watch(look));
  look();
  return promise.finally(() => {
    clearTimeout(timer);
    for (const end of unwatch) end();
  });
}
