import { isBroken } from '../../shared/plan/document.ts';
import { request } from '../lib/request.ts';
import { Signal } from '../lib/signal.ts';
import type { Change, PlanStore } from './plan-store.ts';

/** When an action was changed last, and when its status, next step or time was. ISO 8601. */
export interface Moments {
  readonly changed: string;
  readonly moved: string;
}

/** When something happened to the actions of a plan, as far as it is known. */
export interface Known {
  readonly actions: ReadonlyMap<string, Moments>;
  /** When the plan was made: the moment of those that nobody has touched. */
  readonly since: string;
}

/** So many at once are the plan arriving, not something that happens now: then the server is asked. */
const many = 50;

/**
 * When something last happened to each action. The document does not say; the server is asked when somebody first
 * wants to know, and after that what happens here is noted as it happens.
 */
export class Activity {
  /** Undefined until the server has answered. */
  readonly known = new Signal<Known | undefined>(undefined);
  readonly #plan: string;
  readonly #store: PlanStore;
  #asking: Promise<void> | undefined;
  /** What decides whether something moved, as it was before a change. */
  #before = new Map<string, string>();
  #stop = () => {};

  constructor(plan: string, store: PlanStore) {
    this.#plan = plan;
    this.#store = store;
  }

  /** Sees to it that it becomes known. Without an answer it is asked anew the next time somebody wants to know. */
  want(): void {
    if (this.known.value || this.#asking) return;
    this.#stop();
    this.#stop = this.#store.watch({
      before: ({ keys }) => {
        this.#before = new Map(actionsOf(keys).map((id) => [id, this.#moving(id)]));
      },
      after: (change) => this.#note(change),
    });
    this.#ask();
  }

  dispose(): void {
    this.#stop();
  }

  #ask(): void {
    const take = ({ since, actions }: Awaited<ReturnType<typeof fetchActivity>>) => {
      const moments = Object.entries(actions).map(([id, { changed, moved = since }]): [string, Moments] => [
        id,
        { changed, moved },
      ]);
      this.known.set({ since, actions: new Map(moments) });
    };
    this.#asking = fetchActivity(this.#plan)
      .then(take, () => {})
      .finally(() => {
        this.#asking = undefined;
      });
  }

  #note({ keys }: Change): void {
    const known = this.known.value;
    const ids = actionsOf(keys);
    if (!known || ids.length === 0) return;
    if (ids.length > many) return this.#ask();
    const now = new Date().toISOString();
    const actions = new Map(known.actions);
    for (const id of ids) {
      const hasMoved = this.#before.get(id) !== this.#moving(id);
      actions.set(id, { changed: now, moved: hasMoved ? now : (actions.get(id)?.moved ?? known.since) });
    }
    this.known.set({ ...known, actions });
  }

  #moving(id: string): string {
    const action = this.#store.record('action', id);
    if (!action || isBroken(action)) return '';
    const { status, nextStep, nextDate, timeText, start, due } = action;
    return JSON.stringify([status, nextStep, nextDate, timeText, start, due]);
  }
}

/** @returns the moments of an action, once they are known */
export const momentsOf = (known: Known | undefined, id: string): Moments | undefined =>
  known && (known.actions.get(id) ?? { changed: known.since, moved: known.since });

async function fetchActivity(plan: string) {
  // The board is there without it.
  const { activitySchema } = await import('../../shared/api.ts');
  return request(`/plans/${plan}/activity`, activitySchema);
}

const actionsOf = (keys: Change['keys']): string[] =>
  keys.flatMap((key) => (key.startsWith('action/') ? [key.slice('action/'.length)] : []));
