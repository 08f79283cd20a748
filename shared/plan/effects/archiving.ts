import type * as Y from 'yjs';
import { isBroken, type Read } from '../document.ts';
import type { Patch } from '../patch.ts';
import { isArchived, splitPlace } from '../tree.ts';
import type { Arranged } from '../siblings.ts';
import { all, change, existing, type Child } from './writing.ts';

type Archivable = Arranged | 'organisation';

/** Puts a record away, and with a theme or strategy what stands under it. */
export function archive(doc: Y.Doc, entity: Archivable, id: string): Patch[] {
  if (isPutAway(existing(doc, entity, id))) return [];
  const along = below(doc, entity, id).filter(({ record }) => !isBroken(record) && !isArchived(record));
  return [
    change(doc, entity, id, 'archived', true),
    ...along.flatMap(({ entity, record }) => [
      change(doc, entity, record.id, 'archived', true),
      change(doc, entity, record.id, 'archivedWith', id),
    ]),
  ];
}

/** Takes a record back, and with it what was put away along with it. */
export function restore(doc: Y.Doc, entity: Archivable, id: string): Patch[] {
  if (!isPutAway(existing(doc, entity, id))) return [];
  if (entity === 'organisation')
    return ['archived', 'mergedInto'].map((field) => change(doc, entity, id, field, undefined));
  const along = below(doc, entity, id).filter(({ record }) => archivedAlong(record, id));
  return [{ entity, record: { id } }, ...along].flatMap(({ entity, record }) => [
    change(doc, entity, record.id, 'archived', undefined),
    change(doc, entity, record.id, 'archivedWith', undefined),
  ]);
}

const isPutAway = (record: Read<Archivable>): boolean => !isBroken(record) && record.archived === true;

const archivedAlong = (record: Read<Child>, id: string) =>
  !isBroken(record) && record.archived === true && record.archivedWith === id;

/** Strategies and actions under a theme, actions under a strategy. */
function below(doc: Y.Doc, entity: Archivable, id: string): { entity: Child; record: Read<Child> }[] {
  const under = <E extends Child>(child: E, parent: string) =>
    all(doc, child)
      .filter((record) => splitPlace(record.place).parent === parent)
      .map((record) => ({ entity: child, record: record as Read<Child> }));
  if (entity === 'action' || entity === 'organisation') return [];
  if (entity === 'strategy') return under('action', id);
  const strategies = under('strategy', id);
  return [...strategies, ...strategies.flatMap(({ record }) => under('action', record.id))];
}
