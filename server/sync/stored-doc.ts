import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { upgrade } from '../../shared/plan/upgrade.ts';
import type { Entry, Journal } from '../storage/journal.ts';
import { clientOf, encodeChecked, rebuild } from '../storage/rebuild.ts';

/** A document in memory and its journal on disk. What was taken is not safe before `commit` has resolved. */
export class StoredDoc {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly #journal: Journal;
  #seq: number;
  #snapshotBytes: number;
  #tailBytes: number;
  /** How long the journal is when it is folded next, in bytes. */
  #nextFold: number;
  readonly #foldAt: number;
  /** Clients of former epochs. */
  readonly #retired: ReadonlySet<number>;
  #uncommitted: Entry[] = [];
  #emitted: Uint8Array[] = [];

  /**
   * Loads the newest good state, puts what is damaged aside, and brings the schema up to date.
   * @param foldAt a tail of this many bytes, when it also outweighs the snapshot, is folded into a new snapshot
   * @throws AppError `damaged` or `newer-version`
   */
  constructor(name: string, journal: Journal, foldAt: number) {
    this.name = name;
    this.#journal = journal;
    this.#foldAt = foldAt;
    this.#nextFold = foldAt;
    const { doc, stored } = journal.open(name);
    journal.setAside(stored.faults);
    this.#retired = journal.retired(name);
    this.doc = doc;
    this.#seq = stored.seq;
    this.#snapshotBytes = stored.snapshot?.length ?? 0;
    this.#tailBytes = stored.tail.reduce((sum, { data }) => sum + data.length, 0);
    // What there is to fall back on has become less: a new snapshot at the next opportunity.
    if (stored.faults.length > 0) this.#nextFold = this.#snapshotBytes = 0;
    this.doc.on('update', (update: Uint8Array) => this.#emitted.push(update));
    if (upgrade(this.doc)) this.#note('system');
  }

  /** Of the last update taken. */
  get seq(): number {
    return this.#seq;
  }

  /**
   * Applies an update of somebody's.
   * @returns false when updates it builds on are missing; then nothing has changed
   * @throws Error when the bytes are no update
   */
  take(update: Uint8Array, person: string): boolean {
    // Read to its end first: applying keeps what comes before a fault.
    Y.decodeUpdate(update);
    for (const [client, clock] of Y.parseUpdateMeta(update).from)
      if (clock > Y.getState(this.doc.store, client)) return false;
    Y.applyUpdate(this.doc, update, person);
    this.#note(person);
    return !this.#dropPending();
  }

  #note(person: string): void {
    for (const update of this.#emitted.splice(0))
      this.#uncommitted.push({ seq: ++this.#seq, person, update });
  }

  /** Parts that wait for others would be shown later without having been checked or stored. */
  #dropPending(): boolean {
    const { store } = this.doc;
    const hadPending = store.pendingStructs !== null || store.pendingDs !== null;
    store.pendingStructs = null;
    store.pendingDs = null;
    return hadPending;
  }

  /**
   * Makes everything taken so far durable. May be called again when it failed.
   * @returns what is new, as one update; undefined when there is nothing
   */
  async commit(): Promise<Uint8Array | undefined> {
    const entries = this.#uncommitted;
    if (entries.length === 0) return undefined;
    await this.#journal.append(this.name, entries);
    this.#uncommitted = this.#uncommitted.slice(entries.length);
    const updates = entries.map(({ update }) => update);
    this.#tailBytes += updates.reduce((sum, { length }) => sum + length, 0);
    return updates.length === 1 ? updates[0] : Y.mergeUpdates(updates);
  }

  /**
   * Folds a long journal into a snapshot, once the snapshot has been read back and says the same.
   * @throws Error when that fails: the journal still holds everything, and is folded when it has grown some more
   */
  fold(): void {
    if (this.#uncommitted.length > 0 || this.#tailBytes < Math.max(this.#nextFold, this.#snapshotBytes))
      return;
    this.#nextFold = this.#tailBytes + this.#foldAt;
    const snapshot = encodeChecked(this.name, this.doc);
    this.#journal.compact(this.name, this.#seq, snapshot);
    this.#snapshotBytes = snapshot.length;
    this.#tailBytes = 0;
    this.#nextFold = this.#foldAt;
  }

  /**
   * Puts a rebuild in the place of a document that has become mostly history, under a new epoch of its plan. Only while
   * nobody has it open; this one must not be written any more.
   * @param smallest in bytes: smaller documents are left as they are
   * @returns what has come of it; undefined when it stays as it is
   * @throws Error when that fails: then nothing has changed
   */
  renew(plan: string, smallest: number): { epoch: string; before: number; after: number } | undefined {
    const atMost = this.#snapshotBytes + this.#tailBytes;
    if (this.#uncommitted.length > 0 || atMost < smallest) return undefined;
    if (atMost <= worthwhile * this.#journal.lookedAt(this.name)) return undefined;
    const epoch = randomUUID();
    const old = Y.encodeStateAsUpdate(this.doc);
    const rebuilt = encodeChecked(this.name, rebuild(this.doc, clientOf(epoch)), this.doc);
    if (old.length <= worthwhile * rebuilt.length) {
      this.#journal.look(this.name, rebuilt.length);
      return undefined;
    }
    this.#journal.renew(this.name, { plan, epoch, seq: this.#seq + 1, old, rebuilt });
    this.#nextFold = Infinity;
    return { epoch, before: old.length, after: rebuilt.length };
  }

  /** Whether somebody who has this holds a copy of a former epoch. */
  isOld(stateVector: ReadonlyMap<number, number>): boolean {
    return [...stateVector.keys()].some((client) => this.#retired.has(client));
  }
}

/** How many times the size of a rebuild an encoding must have for one. */
const worthwhile = 3;
