import * as Y from 'yjs';
import {
  faultOfCount,
  faultOfField,
  faultOfMembers,
  faultOfRecord,
  faultOfText,
  type Fault,
} from './check.ts';
import { isBroken, readRecord, rootOf } from './document.ts';
import { entityNames, type Entity } from './schema.ts';

/** What happened to one field, to one member (`key`) of a set, or, without a field, to a whole record. JSON values. */
export interface Change {
  readonly entity: Entity;
  readonly id: string;
  readonly field?: string;
  readonly key?: string;
  /** Undefined: was not there. */
  readonly from: unknown;
  readonly to: unknown;
}

/** What a transaction did to the plan, and what of that does not fit the schema. */
export interface Walk {
  readonly changes: Change[];
  readonly faults: Fault[];
}

type Events = readonly Y.YEvent<Y.AbstractType<unknown>>[];

/** Calls `note` with every transaction's changes to the plan, before they are sent on. @returns a function that ends it */
export function watchChanges(doc: Y.Doc, note: (walk: Walk) => void): () => void {
  const ends = entityNames.map((entity) => {
    const root = rootOf(doc, entity);
    const look = (events: Events) => note(walkOf(entity, root, events));
    root.observeDeep(look);
    return () => root.unobserveDeep(look);
  });
  return () => ends.forEach((end) => end());
}

function walkOf(entity: Entity, root: Y.Map<unknown>, events: Events): Walk {
  const walk: Walk = { changes: [], faults: [] };
  for (const event of events) {
    const [id, field, ...deeper] = event.path.map(String);
    if (deeper.length > 0) walk.faults.push({ code: 'wrong-type', path: `${entity}/${id}/${field}` });
    else if (id === undefined) walkRoot(walk, entity, root, event);
    else if (field === undefined) walkRecord(walk, { entity, id }, event);
    else if (event instanceof Y.YTextEvent) walkText(walk, { entity, id, field }, event);
    else walkSet(walk, { entity, id, field }, event);
  }
  return walk;
}

type At = Pick<Change, 'entity' | 'id'>;
type AtField = At & { readonly field: string };
type Event = Events[number];

const noteFault = ({ faults }: Walk, found: Fault | undefined): void => {
  if (found) faults.push(found);
};

function walkRoot(walk: Walk, entity: Entity, root: Y.Map<unknown>, event: Event): void {
  noteListPart(walk, entity, event);
  // Yjs counts one by one.
  const count = root.size;
  for (const [id, { action }] of event.changes.keys) {
    const path = `${entity}/${id.slice(0, 40)}`;
    if (action !== 'add') walk.faults.push({ code: action === 'delete' ? 'hard-deleted' : 'replaced', path });
    else {
      noteFault(walk, faultOfRecord(entity, id, root.get(id)) ?? faultOfCount(entity, count));
      walk.changes.push({ entity, id, from: undefined, to: filledIn(readRecord(entity, id, root.get(id))) });
    }
  }
}

/** A record without what is empty in it. */
const filledIn = (record: ReturnType<typeof readRecord>): unknown =>
  isBroken(record)
    ? record
    : Object.fromEntries(
        Object.entries(record).filter(
          ([, value]) => value !== undefined && (value as { length?: number }).length !== 0,
        ),
      );

function walkRecord(walk: Walk, { entity, id }: At, event: Event): void {
  noteListPart(walk, `${entity}/${id}`, event);
  const record = event.target as Y.Map<unknown>;
  for (const [field, { oldValue }] of event.changes.keys) {
    const [from, to] = [oldValue as unknown, record.get(field)];
    noteFault(walk, faultOfField(entity, id, field, from, to));
    if (entity === 'plan' && field === 'schema')
      walk.faults.push({ code: 'not-allowed', path: 'plan/plan/schema' });
    walk.changes.push(...changesOfField({ entity, id, field }, from, to));
  }
}

/** A set that comes with its first members is told member by member, as what is added to it later. */
const changesOfField = (at: AtField, from: unknown, to: unknown): Change[] =>
  from === undefined && to instanceof Y.Map
    ? [...to].map(([key, value]) => ({ ...at, key, from: undefined, to: plain(value) }))
    : [{ ...at, from: plain(from), to: plain(to) }];

function walkSet(walk: Walk, at: AtField, event: Event): void {
  const { entity, id, field } = at;
  noteListPart(walk, `${entity}/${id}/${field}`, event);
  const set = event.target as Y.Map<unknown>;
  noteFault(walk, faultOfMembers(entity, id, field, set, event.changes.keys.keys()));
  for (const [key, { oldValue }] of event.changes.keys)
    walk.changes.push({ ...at, key, from: plain(oldValue), to: plain(set.get(key)) });
}

function walkText(walk: Walk, at: AtField, event: Y.YTextEvent): void {
  const { entity, id, field } = at;
  const from = textBefore(event);
  noteFault(walk, faultOfText(entity, id, field, event.target, from.length));
  walk.changes.push({ ...at, from, to: event.target.toString() });
}

/** What a text was before the transaction: without what it added, with what it deleted, which is kept until its end. */
function textBefore(event: Y.YTextEvent): string {
  let text = '';
  for (let item = event.target._start; item; item = item.right)
    if (
      !event.adds(item) &&
      (!item.deleted || event.deletes(item)) &&
      item.content instanceof Y.ContentString
    )
      text += item.content.str;
  return text;
}

/** Something put into a map under no key: nobody would see it. */
function noteListPart({ faults }: Walk, path: string, event: Event): void {
  if (event instanceof Y.YMapEvent && event.keysChanged.has(null)) faults.push({ code: 'wrong-type', path });
}

const plain = (value: unknown): unknown =>
  value instanceof Y.AbstractType ? (value.toJSON() as unknown) : value;
