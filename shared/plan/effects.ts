import * as Y from 'yjs';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { CheckedInput, CommandName } from './command-inputs.ts';
import { isBroken, keysAsAdded, readRecord, rootOf, type Read } from './document.ts';
import { indexAmong, placeAt, reorder, type Neighbours, type Sibling } from './order.ts';
import { storedValue, type Json, type Patch } from './patch.ts';
import { fieldOf, limits, type Entity } from './schema.ts';
import { bySibling, isArchived, joinPlace, splitPlace } from './tree.ts';

type Effect<N extends CommandName> = (doc: Y.Doc, input: CheckedInput<N>) => Patch[];
type Child = 'strategy' | 'action';
type Arranged = 'theme' | Child;

const parentOf = { strategy: 'theme', action: 'strategy' } as const;
const most = { theme: limits.themes, strategy: limits.strategies, action: limits.actions } as const;

/** What each command changes, as patches against the document as it stands. Nothing is written here. */
export const effects: { [N in CommandName]: Effect<N> } = {
  createTheme: (doc, { title, ...wish }) => {
    const { key, patches } = makeRoom(doc, 'theme', '', wish);
    const taken = all(doc, 'theme').map((theme) => (isBroken(theme) ? 0 : (theme.no ?? 0)));
    return [...patches, create(doc, 'theme', { title, no: Math.max(0, ...taken) + 1, order: key })];
  },
  createStrategy: (doc, { title, themeId, ...wish }) =>
    createUnder(doc, 'strategy', themeId, wish, { title }),
  createAction: (doc, { title, description = '', strategyId, ...wish }) =>
    createUnder(doc, 'action', strategyId, wish, { title, description, status: 'proposed' }),
  moveTheme: (doc, { id, ...wish }) => {
    existing(doc, 'theme', id);
    const { key, patches } = makeRoom(doc, 'theme', '', wish, id);
    return [...patches, change(doc, 'theme', id, 'order', key)];
  },
  moveStrategy: (doc, { id, themeId, ...wish }) => moveUnder(doc, 'strategy', id, themeId, wish),
  moveAction: (doc, { id, strategyId, ...wish }) => moveUnder(doc, 'action', id, strategyId, wish),
  setField: (doc, { entity, id, field, value }) => setField(doc, entity, id, field, value ?? undefined),
  setOwners: (doc, { id, owners }) => setMembers(doc, 'action', id, 'owners', owners),
  setPartners: (doc, { id, partners }) => setMembers(doc, 'action', id, 'partners', partners),
  linkActions: (doc, { id, other }) => {
    existing(doc, 'action', other);
    const known = id === other || isLinked(doc, id, other) || isLinked(doc, other, id);
    return known ? [] : [change(doc, 'action', id, 'links', true, other)];
  },
  unlinkActions: (doc, { id, other }) =>
    [[id, other] as const, [other, id] as const]
      .filter(([from, to]) => isLinked(doc, from, to))
      .map(([from, to]) => change(doc, 'action', from, 'links', undefined, to)),
  archive: (doc, { entity, id }) => {
    if (isArchived(existing(doc, entity, id))) return [];
    const along = below(doc, entity, id).filter(({ record }) => !isBroken(record) && !isArchived(record));
    return [
      change(doc, entity, id, 'archived', true),
      ...along.flatMap(({ entity, record }) => [
        change(doc, entity, record.id, 'archived', true),
        change(doc, entity, record.id, 'archivedWith', id),
      ]),
    ];
  },
  restore: (doc, { entity, id }) => {
    const record = existing(doc, entity, id);
    if (!isArchived(record)) return [];
    const along = below(doc, entity, id).filter(({ record }) => archivedAlong(record, id));
    return [{ entity, record }, ...along].flatMap(({ entity, record }) => [
      change(doc, entity, record.id, 'archived', undefined),
      change(doc, entity, record.id, 'archivedWith', undefined),
    ]);
  },
};

const archivedAlong = (record: Read<Child>, id: string) =>
  !isBroken(record) && record.archived === true && record.archivedWith === id;

const all = <E extends Entity>(doc: Y.Doc, entity: E): Read<E>[] =>
  keysAsAdded(rootOf(doc, entity)).map((id) => readRecord(entity, id, rootOf(doc, entity).get(id)));

function existing<E extends Entity>(doc: Y.Doc, entity: E, id: string): Read<E> {
  const raw = rootOf(doc, entity).get(id);
  if (raw !== undefined) return readRecord(entity, id, raw);
  throw new AppError('not-found', `There is no ${entity} "${id}"`, `${entity}/${id}`);
}

function change(
  doc: Y.Doc,
  entity: Entity,
  id: string,
  field: string,
  to: Json | undefined,
  key?: string,
): Patch {
  return { op: 'set', entity, id, field, key, from: storedValue(doc, { entity, id, field, key }), to };
}

function create(doc: Y.Doc, entity: Arranged, fields: Record<string, Json>): Patch {
  if (rootOf(doc, entity).size >= most[entity])
    throw new AppError('limit', `A plan holds at most ${most[entity]} of ${entity}`, entity);
  return { op: 'create', entity, id: newId(), fields };
}

function siblingsOf(doc: Y.Doc, entity: Arranged, parent: string): Sibling[] {
  const place = (id: string) => {
    const stored = (field: string) => storedValue(doc, { entity, id, field });
    if (entity === 'theme') return { parent: '', key: String(stored('order') ?? '') };
    return splitPlace(String(stored('place') ?? ''));
  };
  const placed = [...rootOf(doc, entity).keys()].map((id) => ({ id, ...place(id) }));
  return placed.filter((sibling) => sibling.parent === parent).toSorted(bySibling);
}

/** A key at the wished place, and the patches that move siblings out of the way when keys have run out. */
function makeRoom(
  doc: Y.Doc,
  entity: Arranged,
  parent: string,
  wish: Neighbours,
  self?: string,
): { key: string; patches: Patch[] } {
  const siblings = siblingsOf(doc, entity, parent).filter(({ id }) => id !== self);
  const { key, rekeyed } = placeAt(siblings, indexAmong(siblings, wish));
  const patches = [...rekeyed].map(([id, key]) =>
    entity === 'theme'
      ? change(doc, entity, id, 'order', key)
      : change(doc, entity, id, 'place', joinPlace(parent, key)),
  );
  return { key, patches };
}

function livingParent(doc: Y.Doc, entity: Child, parent: string): void {
  if (isArchived(existing(doc, parentOf[entity], parent)))
    throw new AppError(
      'gone',
      `The ${parentOf[entity]} "${parent}" is archived`,
      `${parentOf[entity]}/${parent}`,
    );
}

function createUnder(
  doc: Y.Doc,
  entity: Child,
  parent: string,
  wish: Neighbours,
  fields: Record<string, Json>,
): Patch[] {
  livingParent(doc, entity, parent);
  const { key, patches } = makeRoom(doc, entity, parent, wish);
  return [...patches, create(doc, entity, { ...fields, place: joinPlace(parent, key) })];
}

function moveUnder(doc: Y.Doc, entity: Child, id: string, parent: string, wish: Neighbours): Patch[] {
  existing(doc, entity, id);
  livingParent(doc, entity, parent);
  const { key, patches } = makeRoom(doc, entity, parent, wish, id);
  return [...patches, change(doc, entity, id, 'place', joinPlace(parent, key))];
}

/** Fields that say where a record stands: other commands keep them right. */
const arranged = new Set(['place', 'order', 'archived', 'archivedWith', 'schema']);

function setField(doc: Y.Doc, entity: Entity, id: string, name: string, value: unknown): Patch[] {
  const field = arranged.has(name) ? undefined : fieldOf(entity, name);
  const path = `${entity}/${id}/${name}`;
  if (!field) throw new AppError('bad-input', `${entity} has no field "${name}" that can be set`, path);
  existing(doc, entity, id);
  if (field.kind === 'text') return [change(doc, entity, id, name, checkedText(value, field.max, path))];
  if (field.kind === 'value') {
    if (value !== undefined && !field.schema.safeParse(value).success)
      throw new AppError('bad-input', `${JSON.stringify(value)} is no ${name} of a ${entity}`, path);
    return [change(doc, entity, id, name, value as Json)];
  }
  if (!Array.isArray(value)) throw new AppError('bad-input', `${name} takes a list`, path);
  return setMembers(doc, entity, id, name, value.map(String));
}

function checkedText(value: unknown, max: number, path: string): string {
  const text = value === undefined ? '' : value;
  if (typeof text === 'string' && text.length <= max) return text;
  throw new AppError('bad-input', `A text of at most ${max} characters is wanted`, path);
}

function setMembers(doc: Y.Doc, entity: Entity, id: string, field: string, wanted: string[]): Patch[] {
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

function isLinked(doc: Y.Doc, from: string, to: string): boolean {
  const action = existing(doc, 'action', from);
  return !isBroken(action) && action.links.includes(to);
}

/** Strategies and actions under a theme, actions under a strategy. */
function below(doc: Y.Doc, entity: Arranged, id: string): { entity: Child; record: Read<Child> }[] {
  const under = <E extends Child>(child: E, parent: string) =>
    all(doc, child)
      .filter((record) => splitPlace(record.place).parent === parent)
      .map((record) => ({ entity: child, record: record as Read<Child> }));
  if (entity === 'action') return [];
  if (entity === 'strategy') return under('action', id);
  const strategies = under('strategy', id);
  return [...strategies, ...strategies.flatMap(({ record }) => under('action', record.id))];
}
