import * as Y from 'yjs';
import type { RefusalCode } from '../sync-protocol.ts';
import {
  entities,
  fieldOf,
  idSchema,
  limits,
  orderKeySchema,
  planRecordId,
  type Entity,
  type Field,
} from './schema.ts';

/** What does not fit the schema, and where ("action/t02-s1-a1/title"). */
export interface Fault {
  readonly code: RefusalCode;
  readonly path: string;
}

/** Fields without which a record has no place on the board or no name. */
const required: Readonly<Record<Entity, readonly string[]>> = {
  plan: ['schema'],
  theme: ['order'],
  strategy: ['place'],
  action: ['place'],
  organisation: ['name'],
};

const mostRecords: Readonly<Record<Entity, number>> = {
  plan: 1,
  theme: limits.themes,
  strategy: limits.strategies,
  action: limits.actions,
  organisation: limits.organisations,
};

const fault = (code: RefusalCode, ...path: string[]): Fault => ({ code, path: path.join('/') });

/** @returns what is wrong with a record that has come into the document as a whole */
export function faultOfRecord(entity: Entity, id: string, raw: unknown): Fault | undefined {
  const isKnownId = entity === 'plan' ? id === planRecordId : idSchema.safeParse(id).success;
  if (!isKnownId) return fault('bad-id', entity, id.slice(0, 40));
  if (!isPlainMap(raw)) return fault('wrong-type', entity, id);
  const missing = required[entity].find((name) => !raw.has(name));
  if (missing) return fault('bad-value', entity, id, missing);
  for (const [name, value] of raw.entries()) {
    const found = faultOfField(entity, id, name, undefined, value);
    if (found) return found;
  }
  return undefined;
}

/** @returns what is wrong when there are too many records of a kind */
export const faultOfCount = (entity: Entity, count: number): Fault | undefined =>
  count > mostRecords[entity] ? fault('too-many', entity) : undefined;

/** @returns what is wrong with a field that went from one raw value to another; undefined means not there */
export function faultOfField(
  entity: Entity,
  id: string,
  name: string,
  from: unknown,
  to: unknown,
): Fault | undefined {
  const at = [entity, id, name] as const;
  const field = fieldOf(entity, name);
  if (!field) return fault('unknown-field', entity, id, name.slice(0, 40));
  // Texts and sets are made once: what is typed into one that another has been put in place of would be lost.
  if (from instanceof Y.AbstractType) return fault(to === undefined ? 'hard-deleted' : 'replaced', ...at);
  if (to === undefined) return required[entity].includes(name) ? fault('hard-deleted', ...at) : undefined;
  if (field.kind === 'value') {
    if (to instanceof Y.AbstractType) return fault('wrong-type', ...at);
    const issue = field.schema.safeParse(to).error?.issues[0];
    return issue && fault(issue.code === 'too_big' ? 'too-long' : 'bad-value', ...at);
  }
  if (field.kind === 'text')
    return to instanceof Y.Text ? faultOfText(entity, id, name, to, 0) : fault('wrong-type', ...at);
  if (!isPlainMap(to)) return fault('wrong-type', ...at);
  return faultOfMembers(entity, id, name, to, to.keys());
}

/** @returns what is wrong with a text that was `before` characters long. One that is too long already may be shortened. */
export function faultOfText(
  entity: Entity,
  id: string,
  name: string,
  text: Y.Text,
  before: number,
): Fault | undefined {
  const field = fieldOf(entity, name);
  if (field?.kind !== 'text' || !isPlainText(text)) return fault('wrong-type', entity, id, name);
  return text.length > Math.max(field.max, before) ? fault('too-long', entity, id, name) : undefined;
}

/** @returns what is wrong with some members of a set, or with how many there are */
export function faultOfMembers(
  entity: Entity,
  id: string,
  name: string,
  set: Y.Map<unknown>,
  keys: Iterable<string>,
): Fault | undefined {
  const field = fieldOf(entity, name);
  if (!field || field.kind === 'value' || field.kind === 'text') return fault('wrong-type', entity, id, name);
  let isAdded = false;
  for (const key of keys) {
    if (!set.has(key)) continue;
    isAdded = true;
    if (!isKeyOf(field, key)) return fault('bad-id', entity, id, name, key.slice(0, 40));
    if (!isMemberOf(field, set.get(key))) return fault('bad-value', entity, id, name, key);
  }
  const most = field.kind === 'entries' ? field.most : limits.set;
  return isAdded && set.size > most ? fault('too-many', entity, id, name) : undefined;
}

type SetField = Extract<Field, { kind: 'ordered' | 'set' | 'entries' }>;

const isKeyOf = (field: SetField, key: string): boolean =>
  (field.kind === 'set' ? field.member : idSchema).safeParse(key).success;

function isMemberOf(field: SetField, value: unknown): boolean {
  if (field.kind === 'set') return value === true;
  return (field.kind === 'ordered' ? orderKeySchema : field.schema).safeParse(value).success;
}

/** A map with nothing in it that is not under a key. */
const isPlainMap = (raw: unknown): raw is Y.Map<unknown> => raw instanceof Y.Map && raw._start === null;

/** A text of letters only: no formats, no embedded things, no attributes. */
function isPlainText(text: Y.Text): boolean {
  if (text._map.size > 0) return false;
  for (let item = text._start; item; item = item.right)
    if (!item.deleted && !(item.content instanceof Y.ContentString)) return false;
  return true;
}

/** The roots of the plan document. */
export const planRoots: ReadonlySet<string> = new Set(Object.values(entities).map(({ root }) => root));
