/** How fine: each step is a hundredth more than the one before. */
const step = Math.log(1.01);
/** The shortest time told apart, in ms. */
const shortest = 0.01;
const buckets = 2_000;

/** Durations by the million, kept to within one per cent. */
export class Histogram {
  readonly #counts = new Uint32Array(buckets);
  count = 0;

  /** @param time in ms */
  add(time: number): void {
    const bucket = Math.round(Math.log(Math.max(time, shortest) / shortest) / step);
    this.#counts[Math.min(bucket, buckets - 1)]!++;
    this.count++;
  }

  /** The duration below which `share` (0 to 1) of them lie, in ms; NaN when there are none. */
  percentile(share: number): number {
    let left = Math.max(1, Math.ceil(share * this.count));
    for (let bucket = 0; bucket < buckets; bucket++) {
      left -= this.#counts[bucket]!;
      if (left <= 0) return shortest * Math.exp(bucket * step);
    }
    return Number.NaN;
  }
}
