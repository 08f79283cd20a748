import {
  createdPlanSchema,
  planListSchema,
  type NewPlan,
  type PlanChanges,
  type PlanSummary,
} from '../../shared/api.ts';
import { request } from '../lib/request.ts';

/** All that I may see. */
export interface MyPlans {
  readonly current: readonly PlanSummary[];
  /** Put away, the latest first. */
  readonly archived: readonly PlanSummary[];
}

/** @throws Error when the server cannot be reached, or says no */
export async function fetchPlans(): Promise<MyPlans> {
  const [current, archived] = await Promise.all([
    request('/plans', planListSchema),
    request('/plans?archived=true', planListSchema),
  ]);
  const latestFirst = (a: PlanSummary, b: PlanSummary) => (a.archived! < b.archived! ? 1 : -1);
  return { current, archived: archived.toSorted(latestFirst) };
}

/** @returns its id. @throws as `request` */
export const createPlan = async (plan: NewPlan): Promise<string> =>
  (await request('POST /plans', createdPlanSchema, plan)).id;

/** @throws as `request` */
export const changePlan = (id: string, changes: PlanChanges): Promise<unknown> =>
  request(`PATCH /plans/${id}`, undefined, changes);
