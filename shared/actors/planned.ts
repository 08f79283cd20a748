import type { Records } from '../plan/document.ts';
import { isBroken } from '../plan/document.ts';
import type { Action } from '../plan/schema.ts';
import type { Carried } from './carried.ts';

/** One organisation that is to come, and what it leads already. */
export interface PlannedUnit {
  readonly org: string;
  /** The day from which it is to exist; undefined while nobody has said. */
  readonly from: string | undefined;
  readonly leads: readonly Carried[];
  /** Those that fall due before it exists, for sure. */
  readonly early: readonly Carried[];
  /** Those of which it cannot be told: the time they name has a part before that day and one after it. */
  readonly perhaps: readonly Carried[];
}

/** What rests on organisations that do not exist yet. */
export interface PlannedLoad {
  /** The actions that any of them leads. */
  readonly actions: readonly Carried[];
  /** Those among them that nobody else leads. */
  readonly alone: readonly Carried[];
  /** Who leads most first. */
  readonly units: readonly PlannedUnit[];
}

export function plannedLoad(carried: readonly Carried[], register: Records['organisations']): PlannedLoad {
  const planned = new Map(
    [...register].flatMap(([org, one]) =>
      !isBroken(one) && one.planned && !one.archived ? [[org, one.plannedFrom] as const] : [],
    ),
  );
  const actions = carried.filter(({ owners }) => owners.some((org) => planned.has(org)));
  const units = [...planned].flatMap(([org, from]): PlannedUnit[] => {
    const leads = actions.filter(({ owners }) => owners.includes(org));
    const those = (when: Early) => leads.filter(({ action }) => isEarly(action, from) === when);
    return leads.length === 0 ? [] : [{ org, from, leads, early: those('yes'), perhaps: those('perhaps') }];
  });
  return {
    actions,
    alone: actions.filter(({ owners }) => owners.every((org) => planned.has(org))),
    units: units.toSorted((a, b) => b.leads.length - a.leads.length),
  };
}

export type Early = 'yes' | 'perhaps' | 'no';

/**
 * Whether an action falls due before a day, as far as its time is known: `due` is the last day of what was said, so a
 * month, a season or a year that the day is within leaves it open. What is done or closed is nothing to wait for.
 * @param from as 2026-12-31
 */
export function isEarly(
  { due, precision, status }: Pick<Action, 'due' | 'precision' | 'status'>,
  from: string | undefined,
): Early {
  if (due === undefined || from === undefined || status === 'done' || status === 'closed') return 'no';
  if (due < from) return 'yes';
  return firstDay(due, precision) < from ? 'perhaps' : 'no';
}

/** The first day of the time whose last day is `due`. A season is taken for the half-year it ends in. */
function firstDay(due: string, precision: Action['precision']): string {
  const [year, month] = [due.slice(0, 4), due.slice(5, 7)];
  if (precision === 'month') return `${year}-${month}-01`;
  if (precision === 'season') return `${year}-${month <= '06' ? '01' : '07'}-01`;
  return precision === 'year' ? `${year}-01-01` : due;
}
