import type * as Y from 'yjs';
import { can, type Actor } from '../access.ts';
import type { Change } from './changes.ts';
import { rootOf } from './document.ts';
import { splitPlace } from './tree.ts';

/** @returns the path of the first change that is not this person's to make, being outside the column they are limited to */
export function outsideReach(doc: Y.Doc, changes: readonly Change[], actor: Actor): string | undefined {
  if (actor.theme === undefined) return undefined;
  const beyond = changes.find((change) =>
    themesOf(doc, change).some((theme) => !can(actor, 'edit-plan', { theme })),
  );
  return beyond && [beyond.entity, beyond.id, beyond.field].filter((part) => part !== undefined).join('/');
}

/** In which themes' columns a change is seen; null: in the plan as a whole. */
function themesOf(doc: Y.Doc, { entity, id, field, from }: Change): (string | null)[] {
  if (entity === 'plan') return [null];
  // Everybody may add to the register: a partner is named in passing. What stands there is everybody's.
  if (entity === 'organisation') return field === undefined ? [] : [null];
  if (entity === 'theme') return [field === undefined || ofWhole.has(field) ? null : id];
  const places = [placeOf(doc, entity, id), ...(field === 'place' ? [from] : [])];
  return places.map((place) => themeOf(doc, entity, place));
}

/** What a theme is among the others. */
const ofWhole: ReadonlySet<string> = new Set(['order', 'archived', 'no']);

const placeOf = (doc: Y.Doc, entity: 'strategy' | 'action', id: string): unknown =>
  (rootOf(doc, entity).get(id) as Y.Map<unknown> | undefined)?.get('place');

function themeOf(doc: Y.Doc, entity: 'strategy' | 'action', place: unknown): string | null {
  const { parent } = splitPlace(typeof place === 'string' ? place : undefined);
  if (parent === '') return null;
  return entity === 'strategy' ? parent : themeOf(doc, 'strategy', placeOf(doc, 'strategy', parent));
}
