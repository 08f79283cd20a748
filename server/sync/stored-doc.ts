import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { AppError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/access.ts';
import { planRoots } from '../../shared/plan/check.ts';
import type { Change, Walk } from '../../shared/plan/changes.ts';
import { outsideReach } from '../../shared/plan/reach.ts';
import { fieldOf } from '../../shared/plan/schema.ts';
import type { ServerLimits } from '../limits.ts';
import type { AuthorTable } from '../storage/authors.ts';
import type { Deed, History } from '../storage/history.ts';
import type { Entry, Journal } from '../storage/journal.ts';
import type { Stored } from '../storage/reading.ts';
import { clientOf, encodeChecked, rebuild } from '../storage/rebuild.ts';
import type { DocumentKind } from './document-kind.ts';
import { Authors } from './gate/authors.ts';
import { Refusal } from './gate/refusal.ts';
import { checkStructure } from './gate/structure.ts';

/** Where a document is kept. */
export interface Store {
  readonly journal: Journal;
  readonly history: History;
  readonly authors: AuthorTable;
  readonly limits: ServerLimits;
}

type Uncommitted = Entry & { readonly changes: readonly Change[] };

/** A document in memory and its journal on disk. What was taken is not safe before `commit` has resolved. */
export class StoredDoc {
  readonly name: string;
  readonly #kind: DocumentKind;
  readonly #store: Store;
  readonly #authors: Authors;
  /** Made when more is wanted of the document than to hand it on. */
  #doc: Y.Doc | undefined;
  /** All of the document, as long as there is no `#doc`. */
  #bytes: Uint8Array | undefined;
  /** Its state vector, once it is known. */
  #vector: Uint8Array | undefined;
  #seq: number;
  #snapshotBytes: number;
  #tailBytes: number;
  /** How long the journal is when it is folded next, in bytes. */
  #nextFold: number;
  /** Not before this time, in ms. */
  #foldAfter = 0;
  #mustFold: boolean;
  /** Clients of former epochs. */
  readonly #retired: ReadonlySet<number>;
  #uncommitted: Uncommitted[] = [];
  /** What is stored together with them. */
  #also: (() => void)[] = [];
  #emitted: Uint8Array[] = [];
  #isSpoilt = false;
  #walk: Walk = { changes: [], faults: [] };

  /**
   * Loads the newest good state, puts what is damaged aside, and brings the schema up to date.
   * @throws AppError `damaged` or `newer-version`
   */
  constructor(name: string, kind: DocumentKind, store: Store) {
    this.name = name;
    this.#kind = kind;
    this.#store = store;
    this.#nextFold = store.limits.fold;
    const { doc, stored } = this.#load();
    store.journal.setAside(stored.faults);
    this.#retired = store.journal.retired(name);
    if (doc) this.#doc = this.#watch(doc);
    else [this.#bytes, this.#vector] = [stored.snapshot, stored.vector];
    this.#seq = stored.seq;
    this.#snapshotBytes = stored.snapshot?.length ?? 0;
    this.#tailBytes = stored.tail.reduce((sum, { data }) => sum + data.length, 0);
    // What there is to fall back on has become less: a new snapshot at the next opportunity.
    if (stored.faults.length > 0) this.#nextFold = this.#snapshotBytes = 0;
    this.#mustFold = stored.faults.length > 0;
    this.#authors = new Authors(store.authors.read(name));
    if (doc && kind.upgrade(doc)) this.#note('system');
  }

  /** A document of which all is in a snapshot of today's schema need not be built for who only wants to have it. */
  #load(): { readonly doc?: Y.Doc; readonly stored: Stored } {
    const stored = this.#store.journal.read(this.name);
    const isWhole = stored.snapshot && stored.tail.length + stored.faults.length === 0;
    return isWhole && stored.version === this.#kind.version
      ? { stored }
      : this.#store.journal.open(this.name);
  }

  /** Builds the document, so that who writes first need not wait for it. */
  prepare(): void {
    this.#doc ??= this.#build();
  }

  /** The document as it stands. Another one after a refusal: never keep it. */
  get doc(): Y.Doc {
    return (this.#doc ??= this.#build());
  }

  #build(): Y.Doc {
    const doc = this.#kind.open(new Y.Doc());
    Y.applyUpdate(doc, this.#bytes!, 'load');
    this.#bytes = undefined;
    return this.#watch(doc);
  }

  /** All of the document, as an update, or what is missing of it somewhere. */
  encode(stateVector?: Uint8Array): Uint8Array {
    if (!this.#bytes) return Y.encodeStateAsUpdate(this.doc, stateVector);
    return stateVector ? Y.diffUpdate(this.#bytes, stateVector) : this.#bytes;
  }

  stateVector(): Uint8Array {
    if (!this.#bytes) return Y.encodeStateVector(this.doc);
    return (this.#vector ??= Y.encodeStateVectorFromUpdate(this.#bytes));
  }

  /** Whether the document holds what was refused, since it could not be loaded anew: it must not be used any more. */
  get isSpoilt(): boolean {
    return this.#isSpoilt;
  }

  /** Of the last update taken. */
  get seq(): number {
    return this.#seq;
  }

  #watch(doc: Y.Doc): Y.Doc {
    doc.on('update', (update: Uint8Array) => this.#emitted.push(update));
    this.#kind.watch(doc, ({ changes, faults }) => {
      this.#walk.changes.push(...changes);
      this.#walk.faults.push(...faults);
    });
    return doc;
  }

  /**
   * Takes an update of somebody's, when it is theirs to bring, changes what is theirs to change, and leaves the document
   * as the schema wants it.
   * @returns false when updates it builds on are missing; then nothing has changed
   * @throws Refusal then nothing has changed either
   */
  take(update: Uint8Array, actor: Actor): boolean {
    const { person } = actor;
    if (isEmpty(update)) return true;
    if (!this.#isReady(update, person)) return false;
    try {
      Y.applyUpdate(this.doc, update, person);
      this.#check(actor);
    } catch (error) {
      this.#rollBack();
      throw error instanceof Refusal ? error : new Refusal('bad-update');
    }
    this.#note(person);
    return true;
  }

  #isReady(update: Uint8Array, person: string): boolean {
    const { store, clientID } = this.doc;
    const clockOf = (client: number) => Y.getState(store, client);
    return checkStructure(update, {
      clockOf,
      mayBring: (client, end) =>
        client !== clientID &&
        !this.#retired.has(client) &&
        this.#authors.mayBring(client, person, clockOf(client), end),
      roots: planRoots,
      mostClients: this.#store.limits.clientsInUpdate,
    });
  }

  #check(actor: Actor): void {
    const { pendingStructs, pendingDs } = this.doc.store;
    // Parts that wait for others would be shown later without having been checked or stored.
    if (pendingStructs !== null || pendingDs !== null) throw new Refusal('gap');
    const [fault] = this.#walk.faults;
    if (fault) throw new Refusal(fault.code, fault.path);
    const beyond = outsideReach(this.doc, this.#walk.changes, actor);
    if (beyond !== undefined) throw new Refusal('not-allowed', beyond);
  }

  /** Yjs cannot take an update back: the document is made anew from what is stored and what has been taken since. */
  #rollBack(): void {
    this.#isSpoilt = true;
    const { doc, stored } = this.#store.journal.open(this.name);
    if (stored.faults.length > 0) throw new AppError('damaged', stored.faults[0]!.what, this.name);
    doc.transact(() => {
      for (const { update } of this.#uncommitted) Y.applyUpdate(doc, update);
    }, 'load');
    this.#doc?.destroy();
    this.#doc = this.#watch(doc);
    this.#emitted = [];
    this.#walk = { changes: [], faults: [] };
    this.#isSpoilt = false;
  }

  /**
   * Makes a change of the server's own, when it leaves the document as the schema wants it.
   * @returns what `work` returns
   * @throws whatever `work` throws, or AppError `bad-input`, `limit` or `not-allowed`; then nothing has changed
   */
  run<T>(actor: Actor, work: (doc: Y.Doc) => T): T {
    try {
      const result = work(this.doc);
      this.#check(actor);
      this.#note(actor.person);
      return result;
    } catch (error) {
      if (this.#emitted.length > 0) this.#rollBack();
      throw error instanceof Refusal ? asAppError(error) : error;
    }
  }

  /** Has more rows stored in the transaction of the next commit. */
  storeAlso(also: () => void): void {
    this.#also.push(also);
  }

  #note(person: string): void {
    const { changes } = this.#walk;
    this.#walk = { changes: [], faults: [] };
    for (const [index, update] of this.#emitted.splice(0).entries()) {
      this.#uncommitted.push({ seq: ++this.#seq, person, update, changes: index === 0 ? changes : [] });
      for (const [client, clock] of Y.parseUpdateMeta(update).to)
        if (client !== this.doc.clientID) this.#authors.note(client, person, clock);
    }
  }

  /**
   * Makes everything taken so far durable. May be called again when it failed.
   * @returns what is new, as one update; undefined when there is nothing
   */
  async commit(): Promise<Uint8Array | undefined> {
    const entries = this.#uncommitted;
    const also = this.#also;
    if (entries.length + also.length === 0) return undefined;
    const { journal, history, authors } = this.#store;
    await journal.append(this.name, entries, () => {
      history.write(this.name, entries.flatMap(deedsOf));
      authors.write(this.name, this.#authors.news);
      for (const write of also) write();
    });
    this.#authors.forgetNews();
    this.#uncommitted = this.#uncommitted.slice(entries.length);
    this.#also = this.#also.slice(also.length);
    if (entries.length === 0) return undefined;
    const updates = entries.map(({ update }) => update);
    this.#tailBytes += updates.reduce((sum, { length }) => sum + length, 0);
    return mergeAll(updates);
  }

  /**
   * Folds a long journal into a snapshot, once the snapshot has been read back and says the same.
   * @throws Error when that fails: the journal still holds everything, and is folded when it has grown some more
   */
  fold(): void {
    if (
      this.#tailBytes < Math.max(this.#nextFold, this.#snapshotBytes) ||
      performance.now() < this.#foldAfter
    )
      return;
    this.foldNow();
  }

  /** Folds whatever there is. Throws as `fold` does. */
  foldNow(): void {
    if (this.#uncommitted.length > 0 || (this.#tailBytes === 0 && !this.#mustFold)) return;
    const { fold, foldPause } = this.#store.limits;
    this.#foldAfter = performance.now() + foldPause;
    this.#nextFold = this.#tailBytes + fold;
    const data = encodeChecked(this.name, this.doc);
    this.#store.journal.compact(this.name, { seq: this.#seq, version: this.#kind.version, data });
    this.#snapshotBytes = data.length;
    this.#tailBytes = 0;
    this.#nextFold = fold;
    this.#mustFold = false;
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
    if (atMost <= worthwhile * this.#store.journal.lookedAt(this.name)) return undefined;
    const epoch = randomUUID();
    const old = Y.encodeStateAsUpdate(this.doc);
    const rebuilt = encodeChecked(this.name, rebuild(this.doc, clientOf(epoch)), this.doc);
    if (old.length <= worthwhile * rebuilt.length) {
      this.#store.journal.look(this.name, rebuilt.length);
      return undefined;
    }
    this.#store.journal.renew(this.name, {
      plan,
      epoch,
      seq: this.#seq + 1,
      old,
      rebuilt,
      version: this.#kind.version,
    });
    this.#nextFold = Infinity;
    return { epoch, before: old.length, after: rebuilt.length };
  }

  /** Whether somebody who has this holds a copy of a former epoch. */
  isOld(stateVector: ReadonlyMap<number, number>): boolean {
    return [...stateVector.keys()].some((client) => this.#retired.has(client));
  }
}

/** Yjs sorts all that it merges anew for every struct of it: 2,000 updates take a sixth of the time in small groups. */
function mergeAll(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length === 1) return updates[0]!;
  const groups = Array.from({ length: Math.ceil(updates.length / group) }, (_, nth) =>
    Y.mergeUpdates(updates.slice(nth * group, (nth + 1) * group)),
  );
  return mergeAll(groups);
}

const group = 16;

/** What a newcomer's step2 holds: no structs of no clients, no deletions. */
export const isEmpty = (update: Uint8Array): boolean =>
  update.length === 2 && update[0] === 0 && update[1] === 0;

/** How many times the size of a rebuild an encoding must have for one. */
const worthwhile = 3;

const asAppError = ({ code, path }: Refusal): AppError =>
  code === 'not-allowed'
    ? new AppError(code, 'You may change one theme of this plan only', path)
    : new AppError(
        code === 'too-many' ? 'limit' : 'bad-input',
        `This does not fit into the plan: ${code}`,
        path,
      );

const deedsOf = ({ seq, person, changes }: Uncommitted): Deed[] =>
  changes.map((change) => ({ ...change, seq, person, isTyped: isText(change) }));

const isText = ({ entity, field }: Change): boolean =>
  field !== undefined && fieldOf(entity, field)?.kind === 'text';
