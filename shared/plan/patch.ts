import * as Y from 'yjs';
import { AppError } from '../errors.ts';
import { readRecord, rootOf } from './document.ts';
import { fieldOf, fieldsOf, type Entity } from './schema.ts';
import { noteCreated, noteMoved } from './siblings.ts';

type Scalar = string | number | boolean;
export type Json = Scalar | readonly string[] | { readonly [name: string]: Scalar | undefined };

interface RecordRef {
  readonly entity: Entity;
  readonly id: string;
}

/** One field, or one member (`key`) of a set, from a value to another; undefined means not there. */
export interface SetPatch extends RecordRef {
  readonly op: 'set';
  readonly field: string;
  readonly key?: string;
  readonly from: Json | undefined;
  readonly to: Json | undefined;
}

/** A new record. Fields not named are empty. */
interface CreatePatch extends RecordRef {
  readonly op: 'create';
  readonly fields: Readonly<Record<string, Json | undefined>>;
}

/** Changes nothing; holds only while the record reads as it did, archived or not. */
interface GuardPatch extends RecordRef {
  readonly op: 'guard';
  readonly reads: string;
}

/** What a command does to the document, as plain data: applied, shown, inverted. */
export type Patch = SetPatch | CreatePatch | GuardPatch;

export const pathOf = (patch: Patch): string =>
  [patch.entity, patch.id, ...(patch.op === 'set' ? [patch.field] : [])].join('/');

/** Applies patches in order. To be called inside a transaction. */
export function applyPatches(doc: Y.Doc, patches: readonly Patch[]): void {
  for (const patch of patches) {
    if (patch.op === 'create') {
      create(doc, patch);
      noteCreated(doc, patch.entity, patch.id);
    }
    if (patch.op === 'set' && !same(patch.from, patch.to)) {
      set(recordMap(doc, patch), patch);
      noteMoved(doc, patch.entity, patch.id, patch.field, patch.from);
    }
  }
}

/**
 * The patches that take a step back. A create is taken back by archiving, since nothing is ever deleted;
 * call it right after applying, while the new records still read as they were written.
 */
export function invert(doc: Y.Doc, step: readonly Patch[]): Patch[] {
  const created = step.filter((patch) => patch.op === 'create');
  const made = new Set(created.map(({ entity, id }) => `${entity}/${id}`));
  const isNew = ({ entity, id }: Patch) => made.has(`${entity}/${id}`);
  const sets = step.filter((patch) => patch.op === 'set' && !isNew(patch)) as SetPatch[];
  return [
    ...step.filter((patch) => patch.op === 'guard'),
    ...created.map(({ entity, id }): Patch => ({
      op: 'guard',
      entity,
      id,
      reads: reading(doc, { entity, id }),
    })),
    ...endToEnd(sets).map((patch): Patch => ({ ...patch, from: patch.to, to: patch.from })),
    ...created.map(({ entity, id }): Patch => ({
      op: 'set',
      entity,
      id,
      field: 'archived',
      from: undefined,
      to: true,
    })),
  ];
}

/** One patch for each thing changed: from its first value to its last. */
function endToEnd(patches: readonly SetPatch[]): SetPatch[] {
  const byTarget = Map.groupBy(patches, (patch) => `${pathOf(patch)}/${patch.key ?? ''}`);
  return [...byTarget.values()].map((list) => ({ ...list[0]!, to: list.at(-1)!.to }));
}

/** @returns the first patch whose starting point is no longer what the document holds. */
export function findConflict(doc: Y.Doc, patches: readonly Patch[]): Patch | undefined {
  return patches.find((patch) => {
    if (patch.op === 'create') return rootOf(doc, patch.entity).has(patch.id);
    if (patch.op === 'guard') return reading(doc, patch) !== patch.reads;
    // Of a record that is not there an empty text reads the same as of one that is.
    if (!(rootOf(doc, patch.entity).get(patch.id) instanceof Y.Map)) return true;
    return !same(storedValue(doc, patch), patch.from);
  });
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

function reading(doc: Y.Doc, { entity, id }: RecordRef): string {
  const record = readRecord(entity, id, rootOf(doc, entity).get(id));
  return JSON.stringify({ ...record, archived: undefined });
}

function recordMap(doc: Y.Doc, patch: Patch): Y.Map<unknown> {
  const record = rootOf(doc, patch.entity).get(patch.id);
  if (record instanceof Y.Map) return record;
  throw new AppError('not-found', `There is no ${patch.entity} "${patch.id}"`, pathOf(patch));
}

/** The value stored now, a text as a string. Holds for records that do not fit the schema too. */
export function storedValue(
  doc: Y.Doc,
  { entity, id, field, key }: Pick<SetPatch, 'entity' | 'id' | 'field' | 'key'>,
): Json | undefined {
  const record = rootOf(doc, entity).get(id);
  const raw = record instanceof Y.Map ? record.get(field) : undefined;
  if (raw instanceof Y.Text) return raw.toString();
  if (key !== undefined) return raw instanceof Y.Map ? (raw.get(key) as Json) : undefined;
  return raw === undefined && fieldOf(entity, field)?.kind === 'text' ? '' : (raw as Json);
}

function create(doc: Y.Doc, { entity, id, fields }: CreatePatch): void {
  const root = rootOf(doc, entity);
  if (root.has(id)) throw new AppError('exists', `There already is a ${entity} "${id}"`, `${entity}/${id}`);
  const record = new Y.Map<unknown>();
  // Shared types are made with the record: two people who each made one later would overwrite one another.
  for (const [name, field] of Object.entries(fieldsOf(entity))) {
    if (field.kind === 'text') record.set(name, new Y.Text(String(fields[name] ?? '')));
    else if (field.kind !== 'value') record.set(name, new Y.Map());
    else if (fields[name] !== undefined) record.set(name, fields[name]);
  }
  root.set(id, record);
}

function set(record: Y.Map<unknown>, { entity, field, key, to }: SetPatch): void {
  const raw = record.get(field);
  if (key !== undefined) put(raw instanceof Y.Map ? raw : record.set(field, new Y.Map<unknown>()), key, to);
  else if (fieldOf(entity, field)?.kind !== 'text') put(record, field, to);
  else if (raw instanceof Y.Text) replaceText(raw, String(to ?? ''));
  else record.set(field, new Y.Text(String(to ?? '')));
}

function put(map: Y.Map<unknown>, key: string, to: Json | undefined): void {
  if (to === undefined) map.delete(key);
  else map.set(key, to);
}

/** Rewrites only what differs, so that letters others typed elsewhere in the text stay theirs. */
function replaceText(text: Y.Text, to: string): void {
  const from = text.toString();
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let end = 0;
  const rest = Math.min(from.length, to.length) - start;
  while (end < rest && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  if (isLowSurrogate(from, start) || isLowSurrogate(to, start)) start--;
  if (isLowSurrogate(from, from.length - end) || isLowSurrogate(to, to.length - end)) end--;
  text.delete(start, from.length - start - end);
  text.insert(start, to.slice(start, to.length - end));
}

const isLowSurrogate = (text: string, index: number): boolean =>
  /^[\uDC00-\uDFFF]/.test(text.slice(index, index + 1));
