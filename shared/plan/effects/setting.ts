import * as Y from 'yjs';
import { AppError } from '../../errors.ts';
import { rootOf } from '../document.ts';
import { reorder } from '../order.ts';
import type { Json, Patch } from '../patch.ts';
import { fieldOf, type Entity, type Field } from '../schema.ts';
import { change, existing } from './writing.ts';

/** Fields that say where a record stands: other commands keep them right. */
const arranged = new Set(['place', 'order', 'alsoIn', 'archived', 'archivedWith', 'mergedInto', 'schema']);

export function setField(doc: Y.Doc, entity: Entity, id: string, name: string, value: unknown): Patch[] {
  const { kind } = settable(entity, id, name);
  existing(doc, entity, id);
  if (kind === 'text' || kind === 'value')
    return [change(doc, entity, id, name, checkedValue(entity, id, name, value))];
  if (!Array.isArray(value))
    throw new AppError('bad-input', `${name} takes a list`, `${entity}/${id}/${name}`);
  return setMembers(doc, entity, id, name, value.map(String));
}

/** @throws AppError `bad-input` for a field there is not, or that other commands keep right */
function settable(entity: Entity, id: string, name: string): Field {
  const field = arranged.has(name) ? undefined : fieldOf(entity, name);
  if (field && field.kind !== 'entries') return field;
  throw new AppError(
    'bad-input',
    `${entity} has no field "${name}" that can be set`,
    `${entity}/${id}/${name}`,
  );
}

/** @returns the value as it goes into a field that holds a text or a value; undefined empties it */
export function checkedValue(entity: Entity, id: string, name: string, value: unknown): Json | undefined {
  const field = settable(entity, id, name);
  const path = `${entity}/${id}/${name}`;
  if (field.kind === 'text') return checkedText(value, field.max, path);
  if (field.kind !== 'value') throw new AppError('bad-input', `${name} takes a list`, path);
  if (value === undefined || field.schema.safeParse(value).success) return value as Json | undefined;
  throw new AppError('bad-input', `${JSON.stringify(value)} is no ${name} of a ${entity}`, path);
}

function checkedText(value: unknown, max: number, path: string): string {
  const text = value === undefined ? '' : value;
  if (typeof text === 'string' && text.length <= max) return text;
  throw new AppError('bad-input', `A text of at most ${max} characters is wanted`, path);
}

export function setMembers(doc: Y.Doc, entity: Entity, id: string, field: string, wanted: string[]): Patch[] {
  existing(doc, entity, id);
  const unique = [...new Set(wanted)];
  const raw = (rootOf(doc, entity).get(id) as Y.Map<unknown>).get(field);
  const current = new Map(
    raw instanceof Y.Map ? [...raw.entries()].map(([key, at]) => [key, String(at)]) : [],
  );
  if (fieldOf(entity, field)?.kind === 'ordered')
    return [...reorder(current, unique)].map(([org, key]) => change(doc, entity, id, field, key, org));
  const gone = [...current.keys()].filter((key) => !unique.includes(key));
  const added = unique.filter((key) => !current.has(key));
  return [
    ...gone.map((key) => change(doc, entity, id, field, undefined, key)),
    ...added.map((key) => change(doc, entity, id, field, true, key)),
  ];
}
