import type * as Y from 'yjs';
import { compareText, isBroken } from '../../shared/plan/document.ts';
import { standsFor } from '../../shared/plan/merged.ts';
import type { Action } from '../../shared/plan/schema.ts';
import { readStatement, statementsOf } from '../../shared/record/document.ts';
import {
  statementKinds,
  type Comment,
  type Commitment,
  type CommitmentState,
  type StatementKind,
} from '../../shared/record/schema.ts';
import { standingOf, type Standing } from '../../shared/record/standing.ts';
import type { PlanStore } from './plan-store.ts';

/** What one can listen to: the comments of an action, its commitments, what its card tells of them, or all commitments. */
export type Topic = `${'comments' | 'commitments' | 'face'}/${string}` | 'comments' | 'commitments';

/** What all organisations have said. Another object whenever any of it changes. */
export interface Commitments {
  /** What an organisation has said of its part in an action, itself or as one that it has taken in. */
  readonly of: (action: string, org: string) => Commitment | undefined;
  /** The same, as one word. */
  readonly stateOf: (action: string, org: string) => CommitmentState;
}

/** So many cards are told in one frame that what stands on them has changed. */
const cardsInFrame = 250;

const noComments: readonly Comment[] = Object.freeze([]);
const noCommitments: ReadonlyMap<string, Commitment> = new Map();

/**
 * What was said, as frozen records by action. A list keeps its identity until something in it changes. What is said
 * shows at once, but on the cards of the board only when nobody here has something in hand.
 */
export class RecordStore {
  readonly #plan: PlanStore;
  #doc: Y.Doc | undefined;
  readonly #actionOf = new Map<string, string>();
  readonly #comments = new Map<string, readonly Comment[]>();
  readonly #commitments = new Map<string, ReadonlyMap<string, Commitment>>();
  /** The organisations that each has taken in. */
  #absorbed: ReadonlyMap<string, readonly string[]> = new Map();
  #all: Commitments;
  readonly #standings = new WeakMap<Action, { readonly of: Commitments; readonly standing: Standing }>();
  readonly #listeners = new Map<Topic, Set<() => void>>();
  readonly #stale = new Set<string>();
  #frame: number | undefined;
  readonly #unsubscribe: () => void;

  constructor(plan: PlanStore) {
    this.#plan = plan;
    this.#all = this.#reader();
    this.#unsubscribe = plan.subscribe('register', () => this.#readRegister());
  }

  /** Whether what was said has come. Until then nothing is told of it. */
  get isHere(): boolean {
    return this.#doc !== undefined;
  }

  /** Everything said of an action in the order it was said; of what was deleted, that it was. */
  comments(action: string): readonly Comment[] {
    return this.#comments.get(action) ?? noComments;
  }

  get commitments(): Commitments {
    return this.#all;
  }

  /** How far the parts of an action have come. */
  standing(action: Action): Standing {
    const known = this.#standings.get(action);
    if (known?.of === this.#all) return known.standing;
    const standing = standingOf(action, (org) => this.#all.stateOf(action.id, org));
    this.#standings.set(action, { of: this.#all, standing });
    return standing;
  }

  subscribe(topic: Topic, listener: () => void): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(topic);
    };
  }

  /** Reads a document from now on, all of it, in place of the one before. */
  follow(doc: Y.Doc): void {
    const former = new Map(statementKinds.map((kind) => [kind, this.#ids(kind)]));
    this.#unobserve();
    this.#doc = doc;
    this.#absorbed = absorbedIn(this.#plan);
    for (const kind of statementKinds) {
      statementsOf(doc, kind).observeDeep(this.#observers[kind]);
      this.#reread(kind, new Set([...former.get(kind)!, ...statementsOf(doc, kind).keys()]));
    }
    this.#renewAll();
  }

  dispose(): void {
    this.#unobserve();
    this.#unsubscribe();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
  }

  #unobserve(): void {
    if (!this.#doc) return;
    for (const kind of statementKinds) statementsOf(this.#doc, kind).unobserveDeep(this.#observers[kind]);
  }

  readonly #observers = Object.fromEntries(
    statementKinds.map((kind) => [
      kind,
      (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
        const root = statementsOf(this.#doc!, kind);
        const ids = events.flatMap((event) =>
          event.target === root ? [...event.changes.keys.keys()] : [String(event.path[0])],
        );
        this.#reread(kind, new Set(ids));
      },
    ]),
  ) as Record<StatementKind, (events: Y.YEvent<Y.AbstractType<unknown>>[]) => void>;

  #ids(kind: StatementKind): string[] {
    if (kind === 'comment') return [...this.#actionOf.keys()];
    return [...this.#commitments.values()].flatMap((said) => [...said.values()].map(({ id }) => id));
  }

  #reread(kind: StatementKind, ids: ReadonlySet<string>): void {
    const actions = kind === 'comment' ? this.#rereadComments(ids) : this.#rereadCommitments(ids);
    if (kind === 'commitment' && actions.size > 0) this.#renew(actions);
    else for (const action of actions) this.#tell('comments', action);
  }

  /** @returns the actions of which something is told otherwise than before */
  #rereadComments(ids: ReadonlySet<string>): ReadonlySet<string> {
    const root = statementsOf(this.#doc!, 'comment');
    const read = [...ids].flatMap((id) => {
      const raw = root.get(id);
      const one = raw === undefined ? undefined : readStatement('comment', id, raw);
      return one && !isBroken(one) ? [one] : [];
    });
    const touched = new Set([...ids].flatMap((id) => this.#actionOf.get(id) ?? []));
    for (const { action } of read) touched.add(action);
    for (const id of ids) this.#actionOf.delete(id);
    for (const { id, action } of read) this.#actionOf.set(id, action);
    const fresh = Map.groupBy(read, ({ action }) => action);
    return new Set([...touched].filter((action) => this.#replaceComments(action, ids, fresh.get(action))));
  }

  #replaceComments(action: string, ids: ReadonlySet<string>, fresh: readonly Comment[] = []): boolean {
    const before = this.comments(action);
    const next = [...before.filter(({ id }) => !ids.has(id)), ...fresh].toSorted(
      (a, b) => compareText(a.at, b.at) || compareText(a.id, b.id),
    );
    if (JSON.stringify(next) === JSON.stringify(before)) return false;
    this.#comments.set(action, Object.freeze(next));
    return true;
  }

  #rereadCommitments(ids: ReadonlySet<string>): ReadonlySet<string> {
    const root = statementsOf(this.#doc!, 'commitment');
    const touched = Map.groupBy(ids, (id) => id.split('|')[0]!);
    const changed = [...touched].filter(([action, ids]) => {
      const said = new Map(this.#commitments.get(action));
      for (const id of ids) {
        const raw = root.get(id);
        const one = raw === undefined ? undefined : readStatement('commitment', id, raw);
        if (one && !isBroken(one)) said.set(one.org, one);
        else said.delete(id.split('|')[1]!);
      }
      const isSame = sameText(said, this.#commitments.get(action) ?? noCommitments);
      if (!isSame) this.#commitments.set(action, said);
      return !isSame;
    });
    return new Set(changed.map(([action]) => action));
  }

  #readRegister(): void {
    const absorbed = absorbedIn(this.#plan);
    if (sameText(absorbed, this.#absorbed)) return;
    this.#absorbed = absorbed;
    this.#renewAll();
  }

  #renewAll(): void {
    const topics = [...this.#listeners.keys()].filter((topic) => topic.startsWith('face/'));
    this.#renew(
      new Set([...this.#commitments.keys(), ...topics.map((topic) => topic.slice('face/'.length))]),
    );
  }

  #renew(actions: ReadonlySet<string>): void {
    this.#all = this.#reader();
    for (const action of actions) this.#tell('commitments', action);
    this.#notify('commitments');
  }

  #reader(): Commitments {
    const of = (action: string, org: string): Commitment | undefined => {
      const said = this.#commitments.get(action);
      if (!said) return undefined;
      const others = (this.#absorbed.get(org) ?? []).flatMap((other) => said.get(other) ?? []);
      return said.get(org) ?? others.toSorted((a, b) => compareText(b.at, a.at))[0];
    };
    return { of, stateOf: (action, org) => of(action, org)?.state ?? 'proposed' };
  }

  #tell(what: 'comments' | 'commitments', action: string): void {
    this.#notify(`${what}/${action}`);
    if (what === 'comments') this.#notify('comments');
    this.#stale.add(action);
    this.#frame ??= requestAnimationFrame(this.#tellCards);
  }

  /** A few at a time, and none while somebody drags or writes: what stands on a card may make it higher. */
  readonly #tellCards = (): void => {
    const next = this.#plan.isHolding ? [] : [...this.#stale].slice(0, cardsInFrame);
    for (const action of next) {
      this.#stale.delete(action);
      this.#notify(`face/${action}`);
    }
    this.#frame = this.#stale.size > 0 ? requestAnimationFrame(this.#tellCards) : undefined;
  };

  #notify(topic: Topic): void {
    for (const listener of this.#listeners.get(topic) ?? []) listener();
  }
}

const sameText = (a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => JSON.stringify(b.get(key)) === JSON.stringify(value));

/** By organisation all that it has taken in, directly or with another. */
function absorbedIn(plan: PlanStore): ReadonlyMap<string, readonly string[]> {
  const { organisations } = plan.records();
  const merged = new Map(
    [...organisations].flatMap(([id, one]) =>
      isBroken(one) || one.mergedInto === undefined ? [] : [[id, one.mergedInto] as const],
    ),
  );
  return Map.groupBy(merged.keys(), (id) => standsFor(id, merged));
}
