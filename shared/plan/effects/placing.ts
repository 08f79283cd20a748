import type * as Y from 'yjs';
import { AppError } from '../../errors.ts';
import { indexAmong, placeAt, type Neighbours } from '../order.ts';
import type { Json, Patch } from '../patch.ts';
import { siblingsOf, type Arranged } from '../siblings.ts';
import { isArchived, joinPlace } from '../tree.ts';
import { change, create, existing, type Child } from './writing.ts';

const parentOf = { strategy: 'theme', action: 'strategy' } as const;

/** A key at the wished place, and the patches that move siblings out of the way when keys have run out. */
export function makeRoom(
  doc: Y.Doc,
  entity: Arranged,
  parent: string,
  wish: Neighbours,
  self?: string,
): { key: string; patches: Patch[] } {
  const siblings = siblingsOf(doc, entity, parent).filter(({ id }) => id !== self);
  const { key, rekeyed } = placeAt(siblings, indexAmong(siblings, wish));
  const seconds = new Set(siblings.filter(({ isSecond }) => isSecond).map(({ id }) => id));
  const patches = [...rekeyed].map(([id, key]) => {
    if (entity === 'theme') return change(doc, entity, id, 'order', key);
    if (seconds.has(id)) return change(doc, entity, id, 'alsoIn', { order: key }, parent);
    return change(doc, entity, id, 'place', joinPlace(parent, key));
  });
  return { key, patches };
}

export function livingParent(doc: Y.Doc, entity: Child, parent: string): void {
  if (isArchived(existing(doc, parentOf[entity], parent)))
    throw new AppError(
      'gone',
      `The ${parentOf[entity]} "${parent}" is archived`,
      `${parentOf[entity]}/${parent}`,
    );
}

export function createUnder(
  doc: Y.Doc,
  entity: Child,
  parent: string,
  wish: Neighbours,
  fields: Record<string, Json | undefined>,
  id?: string,
): Patch[] {
  livingParent(doc, entity, parent);
  const { key, patches } = makeRoom(doc, entity, parent, wish);
  return [...patches, create(doc, entity, { ...fields, place: joinPlace(parent, key) }, id)];
}

export function moveUnder(doc: Y.Doc, entity: Child, id: string, parent: string, wish: Neighbours): Patch[] {
  existing(doc, entity, id);
  livingParent(doc, entity, parent);
  const { key, patches } = makeRoom(doc, entity, parent, wish, id);
  const second = entity === 'action' ? change(doc, entity, id, 'alsoIn', undefined, parent) : undefined;
  return [
    ...patches,
    change(doc, entity, id, 'place', joinPlace(parent, key)),
    // At home there now, it is not shown there a second time.
    ...(second?.from === undefined ? [] : [second]),
  ];
}
