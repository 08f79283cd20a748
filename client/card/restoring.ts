import type { Command } from '../../shared/plan/command-inputs.ts';
import { isBroken } from '../../shared/plan/document.ts';
import type { Action, FundingRow } from '../../shared/plan/schema.ts';
import { fieldOf } from '../../shared/plan/schema.ts';
import { bySibling, isArchived, splitPlace } from '../../shared/plan/tree.ts';
import type { PlanStore } from '../state/plan-store.ts';
import type { Change } from './history.ts';

/** The command that puts one thing back to what it was before a change; undefined when it is so, or cannot be. */
export function restoring(change: Change, action: Action, store: PlanStore): Command | undefined {
  const { field, key, from } = change;
  if (field === undefined) return undefined;
  if (key !== undefined) return restoringMember({ ...change, field, key }, action, store);
  if (field === 'place') return restoringPlace(from, action, store);
  if (field === 'archived' || field === 'archivedWith' || field === 'number') return undefined;
  const kind = fieldOf('action', field)?.kind;
  if (kind !== 'text' && kind !== 'value') return undefined;
  const now = (action as unknown as Record<string, unknown>)[field];
  const isSo = now === from || ((now ?? '') === '' && (from ?? '') === '');
  return isSo
    ? undefined
    : { name: 'setField', input: { entity: 'action', id: action.id, field, value: from ?? null } };
}

type Member = Change & { readonly field: string; readonly key: string };

function restoringMember(
  { field, key, from }: Member,
  action: Action,
  store: PlanStore,
): Command | undefined {
  const { id, owners, partners, links, alsoIn, funding } = action;
  const wasThere = from !== undefined;
  const put = (list: readonly string[]) =>
    wasThere ? [...list, key] : list.filter((member) => member !== key);
  if (field === 'funding') {
    const row = funding.find((one) => one.id === key);
    const before = from as Omit<FundingRow, 'id'> | undefined;
    const isSo =
      before === undefined ? !row : row && JSON.stringify({ id: key, ...before }) === JSON.stringify(row);
    return isSo ? undefined : { name: 'setFunding', input: { id, rowId: key, row: before ?? null } };
  }
  if (field === 'alsoIn') {
    if (alsoIn.some((place) => place.id === key) === wasThere) return undefined;
    const strategy = store.record('strategy', key);
    if (wasThere && (!strategy || isBroken(strategy) || isArchived(strategy))) return undefined;
    return { name: wasThere ? 'showAlso' : 'hideThere', input: { id, strategyId: key } };
  }
  if (field === 'links') {
    if (links.includes(key) === wasThere || !store.record('action', key)) return undefined;
    return { name: wasThere ? 'linkActions' : 'unlinkActions', input: { id, other: key } };
  }
  if (field === 'owners')
    return owners.includes(key) === wasThere
      ? undefined
      : { name: 'setOwners', input: { id, owners: put(owners) } };
  if (field === 'partners')
    return partners.includes(key) === wasThere
      ? undefined
      : { name: 'setPartners', input: { id, partners: put(partners) } };
  return undefined;
}

/** Back under the strategy it stood under, between those it stood between, as far as they are there. */
function restoringPlace(from: unknown, action: Action, store: PlanStore): Command | undefined {
  if (typeof from !== 'string' || from === action.place) return undefined;
  const { parent, key } = splitPlace(from);
  const strategy = store.record('strategy', parent);
  if (!strategy || isBroken(strategy) || isArchived(strategy)) return undefined;
  const { id } = action;
  const after = (store.shown.actions.get(parent) ?? [])
    .filter((one) => one !== id)
    .map((one) => ({ id: one, key: splitPlace(store.record('action', one)?.place).key }))
    .find((one) => bySibling(one, { id, key }) > 0);
  return { name: 'moveAction', input: { id, strategyId: parent, before: after?.id } };
}
