import type { Actor } from '../../shared/access.ts';
import { isAsking, noFilter, type Filter } from '../../shared/find/filter.ts';
import { FindIndex, hitsIn, type Found } from '../../shared/find/find-index.ts';
import { fits, fitsGroup, type Around, type Group } from '../../shared/find/matching.ts';
import { soughtOf } from '../../shared/find/sought.ts';
import { isBroken, type Read } from '../../shared/plan/document.ts';
import type { Action, Entity } from '../../shared/plan/schema.ts';
import { standstillOf } from '../../shared/plan/standstill.ts';
import { splitPlace } from '../../shared/plan/tree.ts';
import { standingOf } from '../../shared/record/standing.ts';
import { Signal } from '../lib/signal.ts';
import { momentsOf, type Activity } from '../state/activity.ts';
import { cardOrder } from '../state/card-order.ts';
import { noLooks, type Look, type Looks, type Parts, type Verdict } from '../state/filter.ts';
import type { Change, PlanStore } from '../state/plan-store.ts';
import type { RecordStore } from '../state/record-store.ts';
import { myOrganisations } from './my-organisations.ts';
import { today } from '../lib/today.ts';

/** Who asks. */
interface Asker {
  readonly actor: Actor | undefined;
  readonly person: string;
  /** What my organisation is called. */
  readonly organisation: string | undefined;
}

/** What came of asking. */
export interface Outcome {
  readonly filter: Filter;
  readonly isAsking: boolean;
  /** How many actions fit, of how many. */
  readonly shown: number;
  readonly of: number;
}

/** Where what is known of a plan is read. */
interface Sources {
  readonly store: PlanStore;
  /** Undefined until what was said has been fetched. */
  readonly record: RecordStore | undefined;
  readonly activity: Activity;
  readonly looks: Signal<Looks>;
  readonly asker: () => Asker;
}

const noHits: Parts = [];

/** What changes is weighed together with what changes just after, in ms. */
const pause = 150;

/** So many actions are taken in at a time: less than a frame's work. */
const slice = 50;
/** Safari has no idle callback. */
const later = (go: () => void) =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(go, { timeout: 500 }) : setTimeout(go, 30);

/**
 * Finds actions and says to the board how each card stands to what is asked. It follows the plan: what changes is
 * weighed again a moment later. A card that is on the board is not taken away by a change, only dimmed, until somebody
 * asks anew: nothing goes under anybody's hand.
 */
export class Finder {
  readonly outcome: Signal<Outcome>;
  readonly #sources: Sources;
  readonly #index = new FindIndex();
  /** The actions that the index has not taken in as they are; undefined until words are sought. */
  #stale: Set<string> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #stops: (() => void)[];
  #isDisposed = false;

  constructor(sources: Sources) {
    const { store, record, activity } = sources;
    this.#sources = sources;
    activity.want();
    this.outcome = new Signal(this.#weigh(noFilter, true));
    this.#stops = [
      store.watch({ before: () => {}, after: (change) => this.#note(change) }),
      ...(record
        ? (['commitments', 'comments'] as const).map((topic) => record.subscribe(topic, this.#later))
        : []),
      activity.known.subscribe(this.#later),
    ];
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const stop of this.#stops) stop();
    clearTimeout(this.#timer);
    this.#sources.looks.set(noLooks);
  }

  ask(filter: Filter): void {
    this.outcome.set(this.#weigh(filter, true));
  }

  /** Words will be sought soon: takes them in while nothing else is to be done. */
  warm(): void {
    this.#want();
    const go = () => {
      this.#take(slice);
      if (this.#stale!.size > 0 && !this.#isDisposed) later(go);
    };
    later(go);
  }

  /** The living actions in the order of the board. */
  living(): Action[] {
    const { store } = this.#sources;
    return cardOrder(store.shown).flatMap((id) => {
      const action = store.record('action', id);
      return action && !isBroken(action) ? [action] : [];
    });
  }

  /** The actions that fit a text, the likeliest first, then as on the board. */
  search(text: string): { readonly actions: readonly Action[]; readonly found: Found | undefined } {
    const found = text.trim() ? this.#freshIndex().search(text) : undefined;
    const actions = this.living().filter(({ id }) => found?.ranks.has(id));
    return { found, actions: actions.toSorted((a, b) => found!.ranks.get(a.id)! - found!.ranks.get(b.id)!) };
  }

  /**
   * Counts for the choices of one group: how many would fit a choice, with all that is asked in the other groups.
   * Marks are asked for together, and so they are counted with those that are chosen.
   */
  counter(group: Group): (choice: Partial<Filter>) => number {
    const { filter } = this.outcome.value;
    const around = this.#around(filter.text);
    const base = this.living().filter((action) =>
      fits(action, filter, around, group === 'marks' ? undefined : group),
    );
    return (choice) =>
      base.filter((action) => fitsGroup(group, action, { ...filter, ...choice }, around)).length;
  }

  #note({ keys }: Change): void {
    for (const key of this.#stale ? keys : []) {
      const [entity, id] = key.split('/') as [Entity, string];
      if (entity === 'action') this.#stale!.add(id);
      // What stands around an action is sought with it; that changes seldom.
      else if (entity !== 'plan') for (const { id } of this.living()) this.#stale!.add(id);
    }
    this.#later();
  }

  readonly #later = (): void => {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.outcome.set(this.#weigh(this.outcome.value.filter, false));
    }, pause);
  };

  #weigh(filter: Filter, isNew: boolean): Outcome {
    const living = this.living();
    const asks = isAsking(filter);
    const found = filter.text.trim() ? this.#freshIndex().search(filter.text) : undefined;
    const around = this.#around(filter.text, found);
    const fitting = new Set(asks ? living.filter((action) => fits(action, filter, around)) : living);
    this.#show(
      new Map(
        living.flatMap((action): [string, Look][] => {
          const isFitting = fitting.has(action);
          const look = this.#look(action.id, isFitting, filter.hides, isNew);
          const hits = found && isFitting ? hitsIn(action.title, found) : noHits;
          return look === 'shown' && hits.length === 0 ? [] : [[action.id, { verdict: look, hits }]];
        }),
      ),
    );
    return { filter, isAsking: asks, shown: fitting.size, of: living.length };
  }

  #look(id: string, isFitting: boolean, hides: boolean, isNew: boolean): Verdict {
    if (isFitting) return 'shown';
    const wasHidden = this.#sources.looks.value.get(id)?.verdict === 'hidden';
    return hides && (isNew || wasHidden) ? 'hidden' : 'dim';
  }

  /** What looks as before stays the same object, so that its card is not drawn again. */
  #show(looks: Map<string, Look>): void {
    const before = this.#sources.looks.value;
    for (const [id, look] of looks) {
      const old = before.get(id);
      if (old && JSON.stringify(old) === JSON.stringify(look)) looks.set(id, old);
    }
    if (looks.size > 0 || before.size > 0) this.#sources.looks.set(looks);
  }

  #around(text: string, found = text.trim() ? this.#freshIndex().search(text) : undefined): Around {
    const { store, record, activity, asker } = this.#sources;
    const standing = (action: Action) => record?.standing(action) ?? standingOf(action, () => 'proposed');
    const moments = ({ id }: Action) => momentsOf(activity.known.value, id);
    const { actor, person, organisation } = asker();
    const own = myOrganisations(store.records().organisations, actor, organisation);
    const known = <E extends Entity>(entity: E, id: string) => {
      const one = store.record(entity, id);
      return one && !isBroken(one) ? (one as Exclude<Read<E>, { broken: string }>) : undefined;
    };
    const themeOf = (strategy: string) => splitPlace(known('strategy', strategy)?.place).parent;
    return {
      today: today(),
      own,
      organisation: (id) => known('organisation', id),
      themesOf: ({ place, alsoIn }) => [splitPlace(place).parent, ...alsoIn.map(({ id }) => id)].map(themeOf),
      isCalled: ({ id }) =>
        (record?.comments(id) ?? []).some(({ mentions }) =>
          mentions?.some((one) => one === person || own.has(one)),
        ),
      isUnconfirmed: (action) => standing(action).open > 0,
      isStalled: (action) => standstillOf(action, moments(action)?.moved, Date.now()) !== undefined,
      changedOn: (action) => {
        const at = moments(action)?.changed;
        return at && today(new Date(at));
      },
      found: found?.ranks,
    };
  }

  /** The index, with all that has changed since it was last asked. */
  #freshIndex(): FindIndex {
    this.#want();
    this.#take(Infinity);
    return this.#index;
  }

  /** The first time, everything is new to the index. */
  #want(): void {
    this.#stale ??= new Set(this.living().map(({ id }) => id));
  }

  #take(most: number): void {
    const { store } = this.#sources;
    let taken = 0;
    for (const id of this.#stale ?? []) {
      if (taken++ >= most) return;
      this.#stale!.delete(id);
      const action = store.record('action', id);
      if (!action || isBroken(action) || action.archived) this.#index.remove(id);
      else
        this.#index.put(
          id,
          soughtOf(action, (entity, id) => store.record(entity, id)),
        );
    }
  }
}
