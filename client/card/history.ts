import type * as z from 'zod/mini';
import { changeListSchema } from '../../shared/api.ts';
import { request } from '../lib/request.ts';
import { Signal } from '../lib/signal.ts';

export type Change = z.output<typeof changeListSchema>[number];

/** So many changes are fetched at a time. */
const page = 40;
/** Asked for anew at most this often, in ms: somebody may be writing. */
const pause = 1_500;
/** What one person wrote in one field without being away longer than this, in ms, is one change to those who read. */
const sitting = 10 * 60 * 1_000;

export interface Told {
  /** The newest first. */
  readonly changes: readonly Change[];
  readonly isAll: boolean;
  readonly hasFailed: boolean;
}

/** What was changed in one card, as the server tells it. */
export class History {
  /** Undefined until the server has answered. */
  readonly told = new Signal<Told | undefined>(undefined);
  readonly #plan: string;
  readonly #id: string;
  #isAsking = false;
  #isStale = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(plan: string, id: string) {
    this.#plan = plan;
    this.#id = id;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#isAsking = true;
  }

  /** Fetches what is new; soon, when something is being fetched already. */
  async refresh(): Promise<void> {
    this.#isStale = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    this.#isStale = false;
    await this.#try(async () => this.#take(await this.#fetch()));
    this.#timer = setTimeout(() => {
      this.#isAsking = false;
      if (this.#isStale) void this.refresh();
    }, pause);
  }

  /** Fetches what was before the oldest that is known. */
  more(): Promise<void> {
    return this.#try(async () => {
      const { changes = [] } = this.told.value ?? {};
      const known = new Set(changes.map(({ seq }) => seq));
      const older = (await this.#fetch(changes.at(-1)?.seq)).filter(({ seq }) => !known.has(seq));
      this.told.set({ changes: [...changes, ...older], isAll: older.length < page, hasFailed: false });
    });
  }

  async #try(ask: () => Promise<void>): Promise<void> {
    try {
      await ask();
    } catch {
      const { changes = [], isAll = false } = this.told.value ?? {};
      this.told.set({ changes, isAll, hasFailed: true });
    }
  }

  #take(fresh: readonly Change[]): void {
    const { changes = [], isAll = false } = this.told.value ?? {};
    const oldest = fresh.at(-1)?.seq ?? 0;
    // What does not join on to what is known would leave a hole.
    const joins = changes.some(({ seq }) => seq >= oldest);
    const older = joins ? changes.filter(({ seq }) => seq < oldest) : [];
    this.told.set({
      changes: [...fresh, ...older],
      isAll: fresh.length < page || (joins && isAll),
      hasFailed: false,
    });
  }

  async #fetch(before?: number): Promise<Change[]> {
    const asked = `entity=action&id=${this.#id}&order=newest&limit=${page}`;
    const path = `/plans/${this.#plan}/changes?${asked}${before === undefined ? '' : `&before=${before}`}`;
    return request(path, changeListSchema);
  }
}

/** What somebody wrote in one go as one change, from what stood there first to what stood there last. */
export function bySitting(changes: readonly Change[]): Change[] {
  const result: Change[] = [];
  for (const change of changes) {
    const later = result.at(-1);
    if (later && isSameSitting(later, change)) result[result.length - 1] = { ...later, from: change.from };
    else result.push(change);
  }
  return result.filter(({ field, from, to }) => field === undefined || from !== to);
}

const isSameSitting = (later: Change, earlier: Change): boolean =>
  later.field !== undefined &&
  later.field === earlier.field &&
  later.key === undefined &&
  later.who === earlier.who &&
  typeof later.from === 'string' &&
  later.from === earlier.to &&
  Date.parse(later.when) - Date.parse(earlier.when) < sitting;
