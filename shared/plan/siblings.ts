import * as Y from 'yjs';
import { rootOf } from './document.ts';
import type { Sibling } from './order.ts';
import type { Entity } from './schema.ts';
import { bySibling, splitPlace } from './tree.ts';

export type Arranged = 'theme' | 'strategy' | 'action';

/** A sibling, or the second place of a card that is at home elsewhere. */
interface Placed extends Sibling {
  readonly isSecond?: boolean;
}

/** Who stands under which parent; '' is the parent of themes. */
type Index = Map<string, Placed[]>;

/**
 * Kept while one transaction goes on, and told of all that is applied in it: a step of thousands of commands would
 * otherwise look at every record for each of them.
 */
const kept = new WeakMap<Y.Transaction, Map<Entity, Index>>();

const isArranged = (entity: Entity): entity is Arranged =>
  entity === 'theme' || entity === 'strategy' || entity === 'action';

/** What stands under a parent, in its order. */
export const siblingsOf = (doc: Y.Doc, entity: Arranged, parent: string): Placed[] =>
  (indexOf(doc, entity).get(parent) ?? []).toSorted(bySibling);

function indexOf(doc: Y.Doc, entity: Arranged): Index {
  const transaction = doc._transaction;
  const indexes = (transaction && kept.get(transaction)) ?? new Map<Entity, Index>();
  const index = indexes.get(entity) ?? readIndex(doc, entity);
  if (transaction) kept.set(transaction, indexes.set(entity, index));
  return index;
}

/** A record was made in the transaction that goes on. */
export function noteCreated(doc: Y.Doc, entity: Entity, id: string): void {
  const index = keptOf(doc, entity);
  if (index && isArranged(entity)) put(index, doc, entity, id);
}

/** A field of a record was written in it, that says where the record stands. */
export function noteMoved(doc: Y.Doc, entity: Entity, id: string, field: string, from: unknown): void {
  const index = keptOf(doc, entity);
  if (!index || !isArranged(entity)) return;
  if (field === 'alsoIn' || field === 'order') return forget(doc, entity);
  if (field !== 'place') return;
  const { parent } = splitPlace(typeof from === 'string' ? from : '');
  index.set(
    parent,
    (index.get(parent) ?? []).filter((one) => one.id !== id || one.isSecond),
  );
  // With second places all are to be put anew.
  if (entity === 'action' && secondsOf(doc, id).length > 0) return forget(doc, entity);
  put(index, doc, entity, id);
}

const keptOf = (doc: Y.Doc, entity: Entity): Index | undefined =>
  doc._transaction ? kept.get(doc._transaction)?.get(entity) : undefined;

const forget = (doc: Y.Doc, entity: Entity): void => {
  kept.get(doc._transaction!)?.delete(entity);
};

function readIndex(doc: Y.Doc, entity: Arranged): Index {
  const index: Index = new Map();
  for (const id of rootOf(doc, entity).keys()) put(index, doc, entity, id);
  return index;
}

function put(index: Index, doc: Y.Doc, entity: Arranged, id: string): void {
  const add = (parent: string, placed: Placed) => {
    const list = index.get(parent);
    if (list) list.push(placed);
    else index.set(parent, [placed]);
  };
  const record = rootOf(doc, entity).get(id);
  const stored = (field: string) => String((record instanceof Y.Map ? record.get(field) : undefined) ?? '');
  if (entity === 'theme') return add('', { id, key: stored('order') });
  const { parent, key } = splitPlace(stored('place'));
  add(parent, { id, key });
  if (entity !== 'action') return;
  for (const second of secondsOf(doc, id))
    if (second.parent !== parent) add(second.parent, { id, key: second.key, isSecond: true });
}

function secondsOf(doc: Y.Doc, id: string): { readonly parent: string; readonly key: string }[] {
  const record = rootOf(doc, 'action').get(id);
  const also = record instanceof Y.Map ? record.get('alsoIn') : undefined;
  if (!(also instanceof Y.Map) || also._map.size === 0) return [];
  return [...also].flatMap(([parent, value]) => (isSecondPlace(value) ? [{ parent, key: value.order }] : []));
}

const isSecondPlace = (value: unknown): value is { order: string } =>
  typeof value === 'object' && value !== null && 'order' in value && typeof value.order === 'string';
