import { isBroken, type Records } from '../../shared/plan/document.ts';
import type { Action } from '../../shared/plan/schema.ts';

/** The full names of organisations; of one that is only planned it is said. @param planned the word for that */
export const namesOf = (
  ids: readonly string[],
  register: Records['organisations'],
  planned: string,
): string =>
  ids
    .map((id) => {
      const known = register.get(id);
      if (!known || isBroken(known)) return id;
      const name = known.name || known.short || id;
      return known.planned ? `${name} (${planned})` : name;
    })
    .join(', ');

/** The actions of a list of ids that can be read. */
export const actionsIn = (ids: readonly string[], actions: Records['actions']): readonly Action[] =>
  ids.flatMap((id) => {
    const action = actions.get(id);
    return action && !isBroken(action) ? [action] : [];
  });
