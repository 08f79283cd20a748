import { isBroken } from '../../shared/plan/document.ts';
import type { Organisation } from '../../shared/plan/schema.ts';
import type { PlanStore } from './plan-store.ts';

/** The living organisations that have a name. */
export const registerOf = (store: PlanStore): (Organisation & { readonly name: string })[] =>
  [...store.records().organisations.values()].flatMap((one) =>
    isBroken(one) || !one.name || one.archived ? [] : { ...one, name: one.name },
  );
