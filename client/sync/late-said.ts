import { Signal } from '../lib/signal.ts';
import type { PlanStore } from '../state/plan-store.ts';
import type { RecordStore } from '../state/record-store.ts';
import type { Said } from './said.ts';

/** What was said of a plan, fetched when it is wanted: the board comes first, and stands without it. */
export class LateSaid implements Disposable {
  readonly said = new Signal<Said | undefined>(undefined);
  readonly store = new Signal<RecordStore | undefined>(undefined);
  /** What is being written about an action and is not said yet. */
  readonly unsaid = new Map<string, string>();
  readonly #plan: string;
  readonly #planStore: PlanStore;
  #isFetching = false;
  #isOver = false;

  constructor(plan: string, planStore: PlanStore) {
    this.#plan = plan;
    this.#planStore = planStore;
  }

  /** Sees to it that it comes. What cannot be fetched is fetched the next time somebody wants it. */
  want(): void {
    if (this.#isOver || this.#isFetching || this.said.value) return;
    this.#isFetching = true;
    void this.#fetch();
  }

  /** Tries the line again: somebody has signed in again. */
  reconnect(): void {
    this.said.value?.line.reconnect();
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    this.said.value?.[Symbol.dispose]();
  }

  async #fetch(): Promise<void> {
    try {
      const { Said } = await import('./said.ts');
      if (this.#isOver) return;
      const said = new Said(this.#plan, this.#planStore);
      this.store.set(said.store);
      this.said.set(said);
    } catch {
      // There is no line now.
    } finally {
      this.#isFetching = false;
    }
  }
}
