import type { Command } from '../../shared/plan/command-inputs.ts';
import { Signal } from '../lib/signal.ts';
import { splitSpot } from '../hand/spot.ts';
import type { Target } from '../hand/target.ts';
import type { Other, Presence } from '../presence/presence.ts';
import type { PlanStore } from '../state/plan-store.ts';
import { shownParent, siblingsOf, type Arranged } from '../state/names.ts';

/** Something somebody has lifted and not yet let go. */
export interface Lift {
  readonly entity: Arranged;
  readonly id: string;
  /** Of a card's second place: the strategy. Then that place is moved, and the card stays at home where it is. */
  readonly second?: string | undefined;
  /** All that go along, itself among them. */
  readonly group: ReadonlySet<string>;
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
  /** What is lifted: its id, or the second place. It stays the same at every step, so that a thousand cards can follow it. */
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

  /**
   * @param spot its id, or a card's second place
   * @param along other cards that go with it
   * @returns the lift, or who has it up already
   */
  start(
    entity: Arranged,
    spot: string,
    by: Lift['by'],
    height: number,
    along: readonly string[] = [],
  ): Lift | Other {
    const { id, second } = splitSpot(spot);
    const lifter = this.#presence.marks.value.get(`${entity}/${id}`)?.lifter;
    if (lifter) return lifter;
    const parent = second ?? shownParent(this.#store, entity, id);
    const group = new Set([id, ...along]);
    const all = siblingsOf(this.#store, entity, parent);
    const index = all.slice(0, all.indexOf(id)).filter((one) => !group.has(one)).length;
    const origin = { parent, index };
    const lift: Lift = { entity, id, second, group, by, origin, target: origin, height };
    this.#release = this.#store.hold();
    this.#tell(lift);
    this.held.set(spot);
    this.current.set(lift);
    return lift;
  }

  /** Sets where it would land. An index past the end means last. */
  aim({ parent, index }: Target): void {
    const lift = this.current.value;
    if (!lift) return;
    const target = { parent, index: Math.min(index, this.siblings(lift, parent).length) };
    if (isSameTarget(lift.target, target)) return;
    this.#tell({ ...lift, target });
    this.current.set({ ...lift, target });
  }

  /** Others see the card itself in my hand, not a second place of it: that would have it away from home. */
  #tell({ entity, id, second, target }: Lift): void {
    if (second === undefined) this.#presence.lift({ entity, id, to: target });
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
  siblings({ entity, group }: Pick<Lift, 'entity' | 'group'>, parent: string): readonly string[] {
    return siblingsOf(this.#store, entity, parent).filter((sibling) => !group.has(sibling));
  }
}

/**
 * The commands that move a card's second place. Let go where the card is at home it goes away, for there the card
 * stands already.
 */
export function moveSecondCommands(
  { id, second = '' }: Lift,
  { parent, index }: Target,
  siblings: readonly string[],
  home: string,
): Command[] {
  const hide: Command = { name: 'hideThere', input: { id, strategyId: second } };
  const wish = { after: siblings[index - 1], before: siblings[index] };
  const show: Command = { name: 'showAlso', input: { id, strategyId: parent, ...wish } };
  if (parent === home) return [hide];
  return parent === second ? [show] : [hide, show];
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
