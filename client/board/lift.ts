import type { Command } from '../../shared/plan/command-inputs.ts';
import { Signal } from '../lib/signal.ts';
import type { Other, Presence } from '../presence/presence.ts';
import type { PlanStore } from '../state/plan-store.ts';
import { shownParent, siblingsOf, type Arranged } from '../state/names.ts';

/** A place: an index among the shown children of `parent`, the lifted one not counted. */
export interface Target {
  readonly parent: string;
  readonly index: number;
}

/** Something somebody has lifted and not yet let go. */
export interface Lift {
  readonly entity: Arranged;
  readonly id: string;
  readonly by: 'pointer' | 'keys';
  readonly origin: Target;
  readonly target: Target;
  /** Of what was lifted, in px: the slot is as big. */
  readonly height: number;
}

export const isSameTarget = (a: Target, b: Target): boolean => a.parent === b.parent && a.index === b.index;

/** What I have lifted on this board. While it is up, nobody else's changes move anything under my hand. */
export class Lifting {
  readonly current = new Signal<Lift | undefined>(undefined);
  /** The id of what is lifted. It stays the same at every step, so that a thousand cards can follow it. */
  readonly held = new Signal<string | undefined>(undefined);
  readonly #store: PlanStore;
  readonly #presence: Presence;
  #release: (() => void) | undefined;
  /** While what was carried by pointer is written down: it already is where it lands, and need not be seen going. */
  isLanding = false;

  constructor(store: PlanStore, presence: Presence) {
    this.#store = store;
    this.#presence = presence;
  }

  /** @returns the lift, or who has it up already */
  start(entity: Arranged, id: string, by: Lift['by'], height: number): Lift | Other {
    const lifter = this.#presence.marks.value.get(`${entity}/${id}`)?.lifter;
    if (lifter) return lifter;
    const parent = shownParent(this.#store, entity, id);
    const origin = { parent, index: siblingsOf(this.#store, entity, parent).indexOf(id) };
    const lift: Lift = { entity, id, by, origin, target: origin, height };
    this.#release = this.#store.hold();
    this.#presence.lift({ entity, id, to: origin });
    this.held.set(id);
    this.current.set(lift);
    return lift;
  }

  /** Sets where it would land. An index past the end means last. */
  aim({ parent, index }: Target): void {
    const lift = this.current.value;
    if (!lift) return;
    const target = { parent, index: Math.min(index, this.siblings(lift, parent).length) };
    if (isSameTarget(lift.target, target)) return;
    this.#presence.lift({ entity: lift.entity, id: lift.id, to: target });
    this.current.set({ ...lift, target });
  }

  /** Lets go: first `land` writes where it lies, then what others did meanwhile is shown. */
  end(land: (lift: Lift) => void): void {
    const lift = this.current.value;
    if (!lift) return;
    this.held.set(undefined);
    this.current.set(undefined);
    this.#presence.lift(undefined);
    this.isLanding = lift.by === 'pointer';
    try {
      land(lift);
    } finally {
      this.isLanding = false;
      this.#release?.();
      this.#release = undefined;
    }
  }

  /** Those around the lifted one, as shown. */
  siblings({ entity, id }: Pick<Lift, 'entity' | 'id'>, parent: string): readonly string[] {
    return siblingsOf(this.#store, entity, parent).filter((sibling) => sibling !== id);
  }
}

/** The command that puts a record at an index among `siblings` (itself not counted) of `parent`. */
export function moveCommand(
  entity: Arranged,
  id: string,
  { parent, index }: Target,
  siblings: readonly string[],
): Command {
  const wish = { after: siblings[index - 1], before: siblings[index] };
  if (entity === 'theme') return { name: 'moveTheme', input: { id, ...wish } };
  if (entity === 'strategy') return { name: 'moveStrategy', input: { id, themeId: parent, ...wish } };
  return { name: 'moveAction', input: { id, strategyId: parent, ...wish } };
}
