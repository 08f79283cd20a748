import { useMemo } from 'react';
import type { Filter } from '../../shared/find/filter.ts';
import { filterFrom, queryOf } from '../../shared/find/query.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { planRecordId, type SavedFilter } from '../../shared/plan/schema.ts';
import { useRecord } from '../state/hooks.tsx';
import { useMay, usePerform } from '../sync/hooks.tsx';

/** A question with a name, as everybody in the plan has it. */
export interface Saved extends SavedFilter {
  readonly filter: Filter;
}

const none: readonly SavedFilter[] = [];

/** The saved filters of the plan by name. One that asks for nothing that we know is passed over. */
export function useSaved(): readonly Saved[] {
  const plan = useRecord('plan', planRecordId);
  const filters = plan && !isBroken(plan) ? plan.filters : none;
  return useMemo(
    () =>
      filters
        .map((one) => ({ ...one, filter: filterFrom(one.query) }))
        .filter(({ filter }) => queryOf(filter) !== '')
        .toSorted((a, b) => a.name.localeCompare(b.name)),
    [filters],
  );
}

/** The saved filter that is asked just now. */
export const activeIn = (saved: readonly Saved[], filter: Filter): Saved | undefined =>
  saved.find((one) => queryOf(one.filter) === queryOf(filter));

/** The one that is called so already, however it is written. */
export const namedIn = (saved: readonly Saved[], name: string): Saved | undefined =>
  saved.find((one) => one.name.toLocaleLowerCase() === name.trim().toLocaleLowerCase());

interface Saving {
  /** Whether I may change what everybody has. */
  readonly may: boolean;
  /** @returns whether it was done; what could not be is told */
  readonly save: (
    filter: Pick<SavedFilter, 'name' | 'query'> & { readonly id?: string | undefined },
  ) => boolean;
  readonly remove: (filter: SavedFilter) => boolean;
}

export function useSaving(): Saving {
  const perform = usePerform();
  const deed = (kind: 'create' | 'edit' | 'archive', name: string) => ({ kind, name, id: planRecordId });
  return {
    may: useMay('edit-plan', { theme: null }),
    save: ({ id, name, query }) =>
      perform(deed(id ? 'edit' : 'create', name), { name: 'saveFilter', input: { id, name, query } }) !==
      undefined,
    remove: ({ id, name }) =>
      perform(deed('archive', name), { name: 'removeFilter', input: { id } }) !== undefined,
  };
}
