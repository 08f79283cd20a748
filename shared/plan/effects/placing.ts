import * as Y from 'yjs';
import { AppError } from '../../errors.ts';
import { rootOf } from '../document.ts';
import { indexAmong, placeAt, type Neighbours, type Sibling } from '../order.ts';
import type { Json, Patch } from '../patch.ts';
import { bySibling, isArchived, joinPlace, splitPlace } from '../tree.ts';
import { change, create, existing, type Arranged, type Child } from './writing.ts';

const parentOf = { strategy: 'theme', action: 'strategy' } as const;

/** A sibling, or the second place of a card that is at home elsewhere. */
interface Placed extends Sibling {
  readonly isSecond?: boolean;
}

function siblingsOf(doc: Y.Doc, entity: Arranged, parent: string): Placed[] {
  const placed: Placed[] = [];
  // Read as it is stored: this is asked for every card that is placed, and goes through all there are.
  for (const [id, record] of rootOf(doc, entity)) {
    const stored = (field: string) => (record instanceof Y.Map ? (record.get(field) as unknown) : undefined);
    if (entity === 'theme') {
      placed.push({ id, key: textOr(stored('order')) });
      continue;
    }
    const place = textOr(stored('place'));
    if (place.startsWith(`${parent}|`)) placed.push({ id, key: splitPlace(place).key });
    else if (entity === 'action') {
      const seconds = stored('alsoIn');
      const second = seconds instanceof Y.Map ? (seconds.get(parent) as unknown) : undefined;
      if (isSecondPlace(second)) placed.push({ id, key: second.order, isSecond: true });
    }
  }
  return placed.toSorted(bySibling);
}

const textOr = (value: unknown): string => (typeof value === 'string' ? value : '');

const isSecondPlace = (value: unknown): value is { order: string } =>
  typeof value === 'object' && value !== null && 'order' in value && typeof value.order === 'string';

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
