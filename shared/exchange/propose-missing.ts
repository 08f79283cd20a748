import type { Records } from '../plan/document.ts';
import type { Action } from '../plan/schema.ts';
import type { Found, FoundAction } from './found.ts';
import type { Planned } from './propose-commands.ts';
import type { Doubts } from './propose-doubts.ts';
import { parentIn, type Places } from './propose-places.ts';
import type { PartyFinder } from './propose-parties.ts';
import { isLiving, shownOf } from './propose-row.ts';

/** Actions of the plan that a file written from it does not have any more. They are kept unless somebody says otherwise. */
export function outlineOfMissing(
  found: Found,
  records: Records,
  matched: readonly (Action | undefined)[],
  { places, doubts, parties, first }: { places: Places; doubts: Doubts; parties: PartyFinder; first: number },
): Planned[] {
  const ids = new Set(
    found.themes.flatMap(({ strategies }) =>
      strategies.flatMap(({ actions }) => actions.map(({ id }) => id)),
    ),
  );
  const isOurs = matched.some((action) => action !== undefined && ids.has(action.id));
  if (!isOurs) return [];
  const there = new Set([...matched.flatMap((action) => action?.id ?? []), ...(found.unplaced ?? [])]);
  const gone = [...records.actions.values()].filter(isLiving).flatMap((action) => {
    const place = places.byId.get(parentIn(action.place));
    return place && !there.has(action.id) ? [{ action, place }] : [];
  });
  return gone.map(({ action, place }, at) => {
    const key = `missing:${action.id}`;
    doubts.add({ kind: 'missing', key, id: action.id, choices: ['keep', 'archive'] }, first + at);
    const isArchived = doubts.answer(key, 'keep') === 'archive';
    const sides = { owners: parties.named(action.owners), partners: parties.named(action.partners) };
    const shown = shownOf(asFound(action), action.id, {}, action, sides);
    return {
      outcome: 'missing',
      id: action.id,
      place,
      fields: {},
      owners: undefined,
      partners: undefined,
      isArchived: isArchived || undefined,
      shown: { ...shown, outcome: 'missing', changes: [], doubts: [key] },
    };
  });
}

const asFound = ({ id, title, description, number }: Action): FoundAction => ({
  id, number, title, description, at: { table: 0, row: 0 }, words: [], fields: {},
}); // prettier-ignore
