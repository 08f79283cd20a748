import type { Action, Status } from './schema.ts';

/** An action that is being worked on, and has not moved for so many days, stands still. */
export const standstillDays = 90;

const day = 24 * 60 * 60 * 1_000;

/** In these something is expected to happen. */
const moving: ReadonlySet<Status> = new Set(['clarifying', 'confirmed', 'under-way']);
/** In these nothing is expected any more. */
const over: ReadonlySet<Status> = new Set(['done', 'closed']);

/** `overdue`: its next step was to be taken by `since`, a day. `still`: nothing has moved since that moment. */
export interface Standstill {
  readonly kind: 'overdue' | 'still';
  /** ISO 8601. */
  readonly since: string;
}

type Facts = Pick<Action, 'status' | 'nextDate'>;

/**
 * Whether an action stands still. A step that is late says more than a long silence, so it is told first.
 * @param moved when its status, next step or time was changed last (ISO 8601); undefined while that is not known
 * @param now in ms since 1970
 */
export function standstillOf(
  { status = 'proposed', nextDate }: Facts,
  moved: string | undefined,
  now: number,
): Standstill | undefined {
  if (over.has(status)) return undefined;
  if (nextDate !== undefined && nextDate < dayOf(now)) return { kind: 'overdue', since: nextDate };
  if (!moving.has(status) || moved === undefined) return undefined;
  return now - Date.parse(moved) >= standstillDays * day ? { kind: 'still', since: moved } : undefined;
}

/** The day of the calendar where the reader is. */
function dayOf(instant: number): string {
  const at = new Date(instant);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
