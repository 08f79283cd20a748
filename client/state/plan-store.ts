import * as Y from 'yjs';
import { readPlanRecord, readRecord, rootOf, type Read, type Records } from '../../shared/plan/document.ts';
import { type Action, type Entity, entityNames, planRecordId, type Theme } from '../../shared/plan/schema.ts';
import { splitPlace } from '../../shared/plan/tree.ts';
import { isSameShown, shownIn, type Shown } from './shown.ts';

export type RecordKey = `${Entity}/${string}`;
/** What one can listen to: one record, the lists, what waits, the register of organisations, or any change at all. */
export type Topic = RecordKey | 'shown' | 'waiting' | 'register' | 'any';

/** A change about to be shown, or just shown. */
export interface Change {
  readonly isRemote: boolean;
  readonly keys: readonly RecordKey[];
}

interface Watcher {
  before(change: Change): void;
  after(change: Change): void;
}

type YEvent = Y.YEvent<Y.AbstractType<unknown>>;

/** Something somebody has in hand. Without a theme it concerns the whole board. */
interface Hold {
  readonly theme: string | undefined;
}

/**
 * The document as frozen records by id. A record keeps its identity until something in it changes, so that one edit
 * touches one card. My own changes show at once; others' are shown once a frame, or when I let go of what I hold.
 */
export class PlanStore {
  #doc: Y.Doc;
  readonly #records = new Map<RecordKey, Read<Entity>>();
  #shown: Shown;
  readonly #listeners = new Map<Topic, Set<() => void>>();
  readonly #watchers = new Set<Watcher>();
  readonly #holds = new Set<Hold>();
  /** Touched in the running transaction; arrived from others since the last frame; held back. */
  #touched = new Set<RecordKey>();
  #arrived = new Set<RecordKey>();
  #held = new Set<RecordKey>();
  #frame: number | undefined;
  readonly #observers = Object.fromEntries(
    entityNames.map((entity) => [
      entity,
      (events: YEvent[]) => {
        for (const event of events) this.#touch(entity, rootOf(this.#doc, entity), event);
      },
    ]),
  ) as Record<Entity, (events: YEvent[]) => void>;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    for (const key of keysIn(doc)) this.#reread(key);
    this.#shown = shownIn(this.records());
    this.#observe();
  }

  get shown(): Shown {
    return this.#shown;
  }

  /** How many records that others have changed are held back. */
  get waiting(): number {
    return this.#held.size;
  }

  record<E extends Entity>(entity: E, id: string): Read<E> | undefined {
    return this.#records.get(`${entity}/${id}`) as Read<E> | undefined;
  }

  records(): Records {
    const all = <E extends Entity>(entity: E) =>
      new Map(
        [...rootOf(this.#doc, entity).keys()].flatMap((id) => {
          const record = this.record(entity, id);
          return record ? [[id, record]] : [];
        }),
      );
    return {
      plan: this.record('plan', planRecordId) ?? readPlanRecord(this.#doc),
      themes: all('theme'),
      strategies: all('strategy'),
      actions: all('action'),
      organisations: all('organisation'),
    };
  }

  subscribe(topic: Topic, listener: () => void): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(topic);
    };
  }

  /** Tells before and after each change is shown, so that what moves can be seen moving. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Holds back others' changes to a theme's column, or to the whole board, until the returned function is called. */
  hold(theme?: string): () => void {
    const hold: Hold = { theme };
    this.#holds.add(hold);
    return () => {
      this.#holds.delete(hold);
      this.#showArrived(this.#held);
    };
  }

  /** Shows what has arrived from others without waiting for the next frame. */
  showNow(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    const arrived = this.#arrived;
    this.#arrived = new Set();
    this.#showArrived(arrived);
  }

  /**
   * Reads another copy of the plan from now on. What differs is shown as a change of others': it waits where I hold
   * something, and what reads the same keeps its identity.
   */
  follow(doc: Y.Doc): void {
    this.#unobserve();
    this.#doc = doc;
    this.#observe();
    const keys = new Set([...this.#records.keys(), ...keysIn(doc), ...this.#arrived]);
    for (const key of keys) if (!this.#isStale(key)) keys.delete(key);
    this.#arrived = keys;
    this.showNow();
  }

  /** Whether I have something in hand: others' changes to it wait. */
  get isHolding(): boolean {
    return this.#holds.size > 0;
  }

  dispose(): void {
    this.#unobserve();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
  }

  #observe(): void {
    for (const entity of entityNames) rootOf(this.#doc, entity).observeDeep(this.#observers[entity]);
    this.#doc.on('afterTransaction', this.#afterTransaction);
  }

  #unobserve(): void {
    for (const entity of entityNames) rootOf(this.#doc, entity).unobserveDeep(this.#observers[entity]);
    this.#doc.off('afterTransaction', this.#afterTransaction);
  }

  #touch(entity: Entity, root: Y.Map<unknown>, event: YEvent): void {
    const ids = event.target === root ? event.changes.keys.keys() : [String(event.path[0])];
    for (const id of ids) this.#touched.add(`${entity}/${id}`);
  }

  readonly #afterTransaction = (transaction: Y.Transaction): void => {
    if (this.#touched.size === 0) return;
    const touched = this.#touched;
    this.#touched = new Set();
    if (transaction.local) return this.#show([...touched], false);
    for (const key of touched) this.#arrived.add(key);
    this.#frame ??= requestAnimationFrame(() => this.showNow());
  };

  #showArrived(keys: ReadonlySet<RecordKey>): void {
    const { held = [], free = [] } = Object.groupBy(keys, (key) => (this.#isHeld(key) ? 'held' : 'free'));
    const waited = this.waiting;
    this.#held = new Set([...this.#held, ...held].filter((key) => !free.includes(key)));
    if (free.length > 0) this.#show(free, true);
    if (this.waiting !== waited) this.#notify('waiting');
  }

  #show(keys: readonly RecordKey[], isRemote: boolean): void {
    const change = { isRemote, keys };
    for (const watcher of this.#watchers) watcher.before(change);
    const before = new Map(keys.map((key) => [key, this.#records.get(key)]));
    const changed = keys.filter((key) => this.#reread(key));
    const moved = changed.filter((key) => standing(before.get(key)) !== standing(this.#records.get(key)));
    if (moved.length > 0) this.#arrange();
    for (const key of changed) this.#notify(key);
    if (changed.some((key) => key.startsWith('organisation/'))) this.#notify('register');
    this.#notify('any');
    for (const watcher of this.#watchers) watcher.after(change);
  }

  #arrange(): void {
    const shown = shownIn(this.records(), this.#shown);
    if (isSameShown(shown, this.#shown)) return;
    this.#shown = shown;
    this.#notify('shown');
  }

  #read(key: RecordKey): Read<Entity> | undefined {
    const [entity, id] = splitKey(key);
    const raw = rootOf(this.#doc, entity).get(id);
    return raw === undefined ? undefined : readRecord(entity, id, raw);
  }

  #isStale = (key: RecordKey): boolean =>
    JSON.stringify(this.#read(key)) !== JSON.stringify(this.#records.get(key));

  /** @returns whether the record reads otherwise than before */
  #reread(key: RecordKey): boolean {
    const record = this.#read(key);
    if (JSON.stringify(record) === JSON.stringify(this.#records.get(key))) return false;
    if (record) this.#records.set(key, record);
    else this.#records.delete(key);
    return true;
  }

  #isHeld(key: RecordKey): boolean {
    const [entity, id] = splitKey(key);
    if (this.#holds.size === 0 || entity === 'organisation' || entity === 'plan') return false;
    const touched = this.#themesOf(entity, id);
    return [...this.#holds].some(
      ({ theme }) => theme === undefined || entity === 'theme' || touched.includes(theme),
    );
  }

  /** The columns a record stands in: where it is shown now, and where the document has it. */
  #themesOf(entity: Entity, id: string): string[] {
    if (entity === 'theme') return [id];
    const shownPlace = this.record(entity as 'action', id)?.place;
    const raw = rootOf(this.#doc, entity).get(id);
    const storedPlace = raw instanceof Y.Map ? String(raw.get('place')) : undefined;
    const parents = [shownPlace, storedPlace].map((place) => splitPlace(place).parent);
    return entity === 'strategy' ? parents : parents.flatMap((parent) => this.#themesOf('strategy', parent));
  }

  #notify(topic: Topic): void {
    for (const listener of this.#listeners.get(topic) ?? []) listener();
  }
}

const keysIn = (doc: Y.Doc): RecordKey[] =>
  entityNames.flatMap((entity) => [...rootOf(doc, entity).keys()].map((id): RecordKey => `${entity}/${id}`));

const splitKey = (key: RecordKey): [Entity, string] => {
  const slash = key.indexOf('/');
  return [key.slice(0, slash) as Entity, key.slice(slash + 1)];
};

/** All of a record that decides where it is shown, and whether. */
function standing(record: Read<Entity> | undefined): string {
  const { place, order, archived, alsoIn } = (record ?? {}) as Partial<Action & Theme>;
  const second = alsoIn?.map(({ id, order }) => `${id}|${order}`).join();
  return record ? `${place}/${order}/${archived}/${second}` : '';
}
