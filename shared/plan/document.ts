import * as Y from 'yjs';
import type * as z from 'zod/mini';
import {
  entities,
  entityNames,
  fieldsOf,
  idSchema,
  orderKeySchema,
  planRecordId,
  type Action,
  type Entity,
  type Field,
  type Organisation,
  type PlainRecord,
  type PlanRecord,
  type Strategy,
  type Theme,
} from './schema.ts';

/** A record that cannot be shown: `broken` names the field (or `record`) that does not fit the schema. */
export interface Broken {
  readonly id: string;
  readonly broken: string;
  /** Where it would stand, when at least that can be read. */
  readonly place?: string;
}
export type Read<E extends Entity> = PlainRecord<E> | Broken;

export const isBroken = (record: { id: string }): record is Broken => 'broken' in record;

/** Every record of a plan, by id. The maps keep the order in which records were added. */
export interface Records {
  plan: PlanRecord | Broken;
  themes: ReadonlyMap<string, Theme | Broken>;
  strategies: ReadonlyMap<string, Strategy | Broken>;
  actions: ReadonlyMap<string, Action | Broken>;
  organisations: ReadonlyMap<string, Organisation | Broken>;
}

export function rootOf(doc: Y.Doc, entity: Entity): Y.Map<unknown> {
  return doc.getMap(entities[entity].root);
}

/** Creates all roots, so that a document read before its first update has the right types. */
export function openRoots(doc: Y.Doc): Y.Doc {
  for (const entity of entityNames) rootOf(doc, entity);
  return doc;
}

/** By code unit, so that every replica sorts alike whatever its language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Keys of a map in the order they were added: the same on every replica, since item ids are shared. */
export function keysAsAdded(map: Y.Map<unknown>): string[] {
  const items = [...map._map].filter(([, item]) => !item.deleted);
  items.sort(([, a], [, b]) => a.id.clock - b.id.clock || a.id.client - b.id.client);
  return items.map(([key]) => key);
}

/** Ids of an ordered set: by order key, ties by id. */
function orderedIds(map: Y.Map<unknown>): string[] {
  const valid = [...map.entries()].filter(
    (entry): entry is [string, string] =>
      idSchema.safeParse(entry[0]).success && orderKeySchema.safeParse(entry[1]).success,
  );
  valid.sort(([idA, a], [idB, b]) => compareText(a, b) || compareText(idA, idB));
  return valid.map(([id]) => id);
}

/**
 * One record as plain frozen data, or what is wrong with it. Fields the schema does not know are passed over, so that
 * a newer program's documents can be read.
 */
export function readRecord<E extends Entity>(entity: E, id: string, raw: unknown): Read<E> {
  if (!(raw instanceof Y.Map)) return Object.freeze({ id, broken: 'record' });
  const record: Record<string, unknown> = { id };
  for (const [name, field] of Object.entries(fieldsOf(entity))) {
    const read = readField(field, raw.get(name));
    if (read === misfit) return brokenRecord(id, name, raw);
    record[name] = read;
  }
  return Object.freeze(record) as PlainRecord<E>;
}

const misfit = Symbol('does not fit the schema');

function readField(field: Field, raw: unknown): unknown {
  if (field.kind === 'value') return raw === undefined || field.schema.safeParse(raw).success ? raw : misfit;
  if (field.kind === 'text') return raw === undefined ? '' : raw instanceof Y.Text ? raw.toString() : misfit;
  if (raw === undefined) return [];
  if (!(raw instanceof Y.Map)) return misfit;
  if (field.kind === 'entries') return entriesOf(raw, field.schema);
  return field.kind === 'ordered' ? orderedIds(raw) : membersOf(raw, field.member);
}

const entriesOf = (map: Y.Map<unknown>, schema: z.ZodMiniType<object>): object[] =>
  keysAsAdded(map).flatMap((id) => {
    const parsed = schema.safeParse(map.get(id));
    return idSchema.safeParse(id).success && parsed.success ? [Object.freeze({ id, ...parsed.data })] : [];
  });

const membersOf = (map: Y.Map<unknown>, member: z.ZodMiniType<string>): string[] =>
  keysAsAdded(map).filter((key) => map.get(key) === true && member.safeParse(key).success);

function brokenRecord(id: string, field: string, raw: Y.Map<unknown>): Broken {
  const place = raw.get('place');
  return Object.freeze({ id, broken: field, ...(typeof place === 'string' && { place }) });
}

/** Reads the whole document. A broken record is among them as `Broken`; none is left out. */
export function readAll(doc: Y.Doc): Records {
  const all = <E extends Entity>(entity: E): Map<string, Read<E>> => {
    const root = rootOf(doc, entity);
    return new Map(keysAsAdded(root).map((id) => [id, readRecord(entity, id, root.get(id))]));
  };
  return {
    plan: readPlanRecord(doc),
    themes: all('theme'),
    strategies: all('strategy'),
    actions: all('action'),
    organisations: all('organisation'),
  };
}

/** The `meta` record; a document without one reads as a plan with nothing filled in. */
export function readPlanRecord(doc: Y.Doc): Read<'plan'> {
  const raw = rootOf(doc, 'plan').get(planRecordId);
  return raw === undefined
    ? (Object.freeze({ id: planRecordId, filters: Object.freeze([]) }) as unknown as PlanRecord)
    : readRecord('plan', planRecordId, raw);
}

/** What a plan is called; its id when nobody has given it a title that can be read. */
export function titleOf(doc: Y.Doc, id: string): string {
  const plan = readPlanRecord(doc);
  return (isBroken(plan) ? undefined : plan.title) || id;
}
