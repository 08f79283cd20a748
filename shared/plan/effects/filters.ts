import type * as Y from 'yjs';
import { AppError } from '../../errors.ts';
import { filterFrom, queryOf } from '../../find/query.ts';
import { newId } from '../../ids.ts';
import type { CheckedInput } from '../command-inputs.ts';
import { isBroken, readPlanRecord } from '../document.ts';
import type { Patch } from '../patch.ts';
import { limits, planRecordId } from '../schema.ts';
import { change, existing } from './writing.ts';

/** @throws AppError `bad-input` for a query that asks for nothing or for too much, `limit` when there are as many as there may be */
export function saveFilter(doc: Y.Doc, { id = newId(), name, query }: CheckedInput<'saveFilter'>): Patch[] {
  existing(doc, 'plan', planRecordId);
  const asked = queryOf(filterFrom(query));
  if (asked.length > limits.query)
    throw new AppError('bad-input', 'The question is too long', `plan/${planRecordId}/filters`);
  if (asked === '')
    throw new AppError('bad-input', `"${query}" asks for nothing`, `plan/${planRecordId}/filters`);
  const plan = readPlanRecord(doc);
  const filters = isBroken(plan) ? [] : plan.filters;
  if (filters.length >= limits.filters && !filters.some((one) => one.id === id))
    throw new AppError(
      'limit',
      `A plan holds at most ${limits.filters} filters`,
      `plan/${planRecordId}/filters`,
    );
  return [change(doc, 'plan', planRecordId, 'filters', { name, query: asked }, id)];
}

export function removeFilter(doc: Y.Doc, id: string): Patch[] {
  existing(doc, 'plan', planRecordId);
  const patch = change(doc, 'plan', planRecordId, 'filters', undefined, id);
  return patch.from === undefined ? [] : [patch];
}
