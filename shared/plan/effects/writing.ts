import type * as Y from 'yjs';
import { AppError } from '../../errors.ts';
import { newId } from '../../ids.ts';
import { keysAsAdded, readRecord, rootOf, type Read } from '../document.ts';
import { storedValue, type Json, type Patch, type SetPatch } from '../patch.ts';
import { limits, type Entity } from '../schema.ts';
import type { Arranged } from '../siblings.ts';

/* What every command needs: records as they stand, and patches against them. Nothing is written here. */

export type Child = 'strategy' | 'action';

const most = {
  theme: limits.themes,
  strategy: limits.strategies,
  action: limits.actions,
  organisation: limits.organisations,
} as const;

export const all = <E extends Entity>(doc: Y.Doc, entity: E): Read<E>[] =>
  keysAsAdded(rootOf(doc, entity)).map((id) => readRecord(entity, id, rootOf(doc, entity).get(id)));

export function existing<E extends Entity>(doc: Y.Doc, entity: E, id: string): Read<E> {
  const raw = rootOf(doc, entity).get(id);
  if (raw !== undefined) return readRecord(entity, id, raw);
  throw new AppError('not-found', `There is no ${entity} "${id}"`, `${entity}/${id}`);
}

export function change(
  doc: Y.Doc,
  entity: Entity,
  id: string,
  field: string,
  to: Json | undefined,
  key?: string,
): SetPatch {
  return { op: 'set', entity, id, field, key, from: storedValue(doc, { entity, id, field, key }), to };
}

export function create(
  doc: Y.Doc,
  entity: Arranged | 'organisation',
  fields: Record<string, Json | undefined>,
  id = newId(),
): Patch {
  // Yjs counts what a map holds one by one; no record ever goes out of it.
  if (rootOf(doc, entity)._map.size >= most[entity])
    throw new AppError('limit', `A plan holds at most ${most[entity]} of ${entity}`, entity);
  if (rootOf(doc, entity).has(id))
    throw new AppError('exists', `There already is a ${entity} "${id}"`, `${entity}/${id}`);
  return { op: 'create', entity, id, fields };
}
