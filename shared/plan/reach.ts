import * as Y from 'yjs';
import { can, type Actor } from '../access.ts';
import type { Change } from './changes.ts';
import { rootOf } from './document.ts';
import type { Patch } from './patch.ts';
import { joinPlace, splitPlace } from './tree.ts';

/** @returns the path of the first change that is not this person's to make, being outside the column they are limited to */
export function outsideReach(doc: Y.Doc, changes: readonly Change[], actor: Actor): string | undefined {
  if (actor.theme === undefined) return undefined;
  const made = new Set(changes.filter(isMaking).map(({ entity, id }) => `${entity}/${id}`));
  const isBeyond = (change: Change) =>
    themesOf(doc, change, made).some((theme) => !can(actor, 'edit-plan', { theme }));
  const beyond = changes.find(isBeyond) ?? takingIn(doc, changes, made);
  return beyond && [beyond.entity, beyond.id, beyond.field].filter((part) => part !== undefined).join('/');
}

const isMaking = ({ field }: Change): boolean => field === undefined;

/**
 * In which themes' columns a change is seen; null: in the plan as a whole.
 * @param made by the same update: `entity/id`
 */
function themesOf(doc: Y.Doc, change: Change, made: ReadonlySet<string>): (string | null)[] {
  const { entity, id, field, from } = change;
  if (entity === 'plan') return [null];
  // Everybody may add to the register: a partner is named in passing. What stands there is everybody's.
  if (entity === 'organisation') return isMaking(change) ? [] : [null];
  if (entity === 'theme') return [field === undefined || ofWhole.has(field) ? null : id];
  // Whose column it is decides what stands there a second time.
  if (field === 'alsoIn') return change.key === undefined ? [] : [themeUnder(doc, change.key)];
  const now = themeOf(doc, entity, placeOf(doc, entity, id));
  if (field === undefined)
    return [now, ...secondPlaces(doc, id).map((strategy) => themeUnder(doc, strategy))];
  if (field !== 'place') return [now];
  // What named a strategy that is only made now stood in no column.
  return [now, made.has(`strategy/${parentIn(from)}`) ? null : themeOf(doc, entity, from)];
}

/** What a theme is among the others. */
const ofWhole: ReadonlySet<string> = new Set(['order', 'archived', 'archivedWith', 'no']);

/** A new strategy with the id that cards without one name already: they would come into its column with it. */
function takingIn(doc: Y.Doc, changes: readonly Change[], made: ReadonlySet<string>): Change | undefined {
  const isNew = (strategy: string) => made.has(`strategy/${strategy}`);
  if (!changes.some(({ entity, id }) => entity === 'strategy' && isNew(id))) return undefined;
  const put = changes.filter((one) => one.entity === 'action' && (isMaking(one) || one.field === 'place'));
  const known = new Set(put.map(({ id }) => id));
  for (const id of rootOf(doc, 'action').keys()) {
    const parent = parentIn(placeOf(doc, 'action', id));
    if (!known.has(id) && isNew(parent))
      return { entity: 'strategy', id: parent, from: undefined, to: undefined };
  }
  return undefined;
}

const themeUnder = (doc: Y.Doc, strategy: string): string | null =>
  themeOf(doc, 'strategy', placeOf(doc, 'strategy', strategy));

function secondPlaces(doc: Y.Doc, action: string): string[] {
  const record = rootOf(doc, 'action').get(action);
  const places = record instanceof Y.Map ? record.get('alsoIn') : undefined;
  return places instanceof Y.Map ? [...places.keys()] : [];
}

const placeOf = (doc: Y.Doc, entity: 'strategy' | 'action', id: string): unknown =>
  (rootOf(doc, entity).get(id) as Y.Map<unknown> | undefined)?.get('place');

const parentIn = (place: unknown): string => splitPlace(typeof place === 'string' ? place : undefined).parent;

function themeOf(doc: Y.Doc, entity: 'strategy' | 'action', place: unknown): string | null {
  const parent = parentIn(place);
  if (parent === '') return null;
  return entity === 'strategy' ? parent : themeOf(doc, 'strategy', placeOf(doc, 'strategy', parent));
}

/** Whether somebody may do a step that the document does not hold yet. */
export function mayDo(doc: Y.Doc, step: readonly Patch[], actor: Actor): boolean {
  if (!can(actor, 'edit-plan')) return false;
  const made = new Map(
    step.flatMap((patch) => (patch.op === 'create' ? [[patch.id, patch.fields.place]] : [])),
  );
  const columnOf = (entity: 'strategy' | 'action', place: unknown): string | null => {
    const parent = parentIn(place);
    if (entity === 'strategy' || parent === '') return parent || null;
    return columnOf('strategy', made.get(parent) ?? placeOf(doc, 'strategy', parent));
  };
  return step.every((patch) => {
    const { op, entity, id } = patch;
    if (op === 'guard' || (entity === 'organisation' && op === 'create')) return true;
    if (op === 'set' && patch.field === 'alsoIn')
      return can(actor, 'edit-plan', { theme: columnOf('action', joinPlace(patch.key ?? '', '')) });
    const isPart = entity === 'strategy' || entity === 'action';
    const places = isPart ? [made.get(id) ?? placeOf(doc, entity, id)] : [];
    if (op === 'set' && patch.field === 'place') places.push(patch.to);
    const isOfTheme = entity === 'theme' && op === 'set' && !ofWhole.has(patch.field);
    const themes = isPart ? places.map((place) => columnOf(entity, place)) : [isOfTheme ? id : null];
    return themes.every((theme) => can(actor, 'edit-plan', { theme }));
  });
}
