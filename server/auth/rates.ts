import { AppError } from '../../shared/errors.ts';
import type { ServerLimits } from '../limits.ts';
import { networkOf } from './address.ts';

/** What is left of a key's tokens, and when that was counted, in ms. */
interface Count {
  readonly tokens: number;
  readonly at: number;
}

/** A token bucket for each key: `burst` at once, and one more in each `pause`. Kept in memory only. */
export class Rates {
  readonly #burst: number;
  readonly #pause: number;
  readonly #most: number;
  /** The one longest unheard of first. */
  readonly #counts = new Map<string, Count>();

  /**
   * @param pause in ms
   * @param most of how many keys it keeps count; an attacker could name any number
   */
  constructor(burst: number, pause: number, most: number) {
    this.#burst = burst;
    this.#pause = pause;
    this.#most = most;
  }

  /** How many a key may take now. */
  left(key: string): number {
    return Math.floor(this.#tokens(key, performance.now()));
  }

  /** @returns how long the key has to wait, in ms; 0: it has taken one */
  take(key: string): number {
    const now = performance.now();
    const tokens = this.#tokens(key, now);
    if (tokens < 1) return Math.ceil((1 - tokens) * this.#pause);
    this.#put(key, { tokens: tokens - 1, at: now });
    return 0;
  }

  /** Gives back one that was taken in vain. */
  giveBack(key: string): void {
    const now = performance.now();
    this.#put(key, { tokens: Math.min(this.#burst, this.#tokens(key, now) + 1), at: now });
  }

  /** Begins anew with a key. */
  clear(key: string): void {
    this.#counts.delete(key);
  }

  #tokens(key: string, now: number): number {
    const { tokens, at } = this.#counts.get(key) ?? { tokens: this.#burst, at: now };
    return Math.min(this.#burst, tokens + (now - at) / this.#pause);
  }

  #put(key: string, count: Count): void {
    this.#counts.delete(key);
    this.#counts.set(key, count);
    if (this.#counts.size <= this.#most) return;
    const [oldest] = this.#counts.keys();
    this.#counts.delete(oldest!);
  }
}

/** @param wait in ms */
export function tooMany(wait: number, why: string): AppError {
  const retryAfter = Math.ceil(wait / 1_000);
  return new AppError('too-many', `${why}; try again in ${retryAfter} s`, '', { retryAfter });
}

/** Counts the links that are tried from one address. */
export class LinkRates {
  readonly #known: Rates;
  readonly #unknown: Rates;

  constructor(limits: ServerLimits) {
    const { redeems, redeemsPerSecond, unknownLinks, unknownLinksPerSecond, counted } = limits;
    this.#known = new Rates(redeems, 1_000 / redeemsPerSecond, counted);
    this.#unknown = new Rates(unknownLinks, 1_000 / unknownLinksPerSecond, counted);
  }

  /**
   * Links that never were are counted by themselves: who guesses does not keep a meeting behind the same address out.
   * @param found what the link is for @param from the address of who tries it
   * @throws AppError `link-unknown`, `too-many`
   */
  pass<T>(found: T | undefined, from: string | undefined): T {
    const wait = (found ? this.#known : this.#unknown).take(networkOf(from));
    if (wait > 0) throw tooMany(wait, 'Too many links are tried from your network');
    if (found) return found;
    throw new AppError('link-unknown', 'There is no such link', 'token');
  }
}
