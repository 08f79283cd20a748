import type { Action, Organisation } from '../plan/schema.ts';
import { sectorOf, type Sector } from '../plan/sector.ts';
import type { Filter, HalfYear, Mark, PartOf, Time } from './filter.ts';

/** What has to be known of a plan and of who asks to say which actions fit. */
export interface Around {
  /** Today there, as 2026-12-31. */
  readonly today: string;
  /** The organisations that are mine. */
  readonly own: ReadonlySet<string>;
  readonly organisation: (id: string) => Organisation | undefined;
  /** In whose columns an action stands. */
  readonly themesOf: (action: Action) => readonly string[];
  /** Whether I, or what is mine, are called on in it. */
  readonly isCalled: (action: Action) => boolean;
  readonly isUnconfirmed: (action: Action) => boolean;
  readonly isStalled: (action: Action) => boolean;
  /** The day of its last change; undefined when none is known. */
  readonly changedOn: (action: Action) => string | undefined;
  /** The actions that hold the words sought; undefined when none are. */
  readonly found: Pick<ReadonlySet<string>, 'has'> | undefined;
}

/** Each group by itself: whether an action fits what is asked in it. Text is a group as the others. */
const groups = {
  text: (action, _filter, { found }) => found === undefined || found.has(action.id),
  mine: (action, { mine }, around) => !mine || isMine(action, around),
  organisations: (action, { organisations, part }) =>
    organisations.length === 0 || partiesOf(action, part).some((id) => organisations.includes(id)),
  sectors: (action, { sectors, part }, around) =>
    sectors.length === 0 ||
    partiesOf(action, part).some((id) => sectors.includes(sectorOfParty(id, around)!)),
  themes: (action, { themes }, { themesOf }) =>
    themes.length === 0 || themesOf(action).some((id) => themes.includes(id)),
  statuses: (action, { statuses }) => statuses.length === 0 || statuses.includes(action.status ?? 'proposed'),
  times: (action, { times }, { today }) =>
    times.length === 0 || times.some((time) => isAt(action, time, today)),
  marks: (action, { marks }, around) => marks.every((mark) => hasMark[mark](action, around)),
  since: (action, { since }, { changedOn }) => since === undefined || (changedOn(action) ?? '') >= since,
} satisfies Record<string, (action: Action, filter: Filter, around: Around) => boolean>;

export type Group = keyof typeof groups;
const groupNames = Object.keys(groups) as Group[];

/** Whether an action fits all that is asked for, or all but what is asked in one group. */
export const fits = (action: Action, filter: Filter, around: Around, but?: Group): boolean =>
  groupNames.every((name) => name === but || groups[name](action, filter, around));

/** Whether an action fits what is asked in one group. */
export const fitsGroup = (group: Group, action: Action, filter: Filter, around: Around): boolean =>
  groups[group](action, filter, around);

const hasMark: Record<Mark, (action: Action, around: Around) => boolean> = {
  unconfirmed: (action, { isUnconfirmed }) => isUnconfirmed(action),
  'no-partner': ({ partners }) => partners.length === 0,
  'no-owner': ({ owners }) => owners.length === 0,
  planned: ({ owners }, { organisation }) => owners.some((id) => organisation(id)?.planned === true),
  stalled: (action, { isStalled }) => isStalled(action),
};

/** The organisations that stand on an action: as what is asked, or in any way. */
function partiesOf({ owners, partners }: Action, part: PartOf | undefined): readonly string[] {
  if (part === 'lead') return owners;
  return part === 'partner' ? partners : [...owners, ...partners];
}

const sectorOfParty = (id: string, { organisation }: Around): Sector | undefined => {
  const known = organisation(id);
  return known && sectorOf(known.kind);
};

const isMine = (action: Action, { own, isCalled }: Around): boolean =>
  partiesOf(action, undefined).some((id) => own.has(id)) || isCalled(action);

const recurs = ({ recurrence }: Pick<Action, 'recurrence'>): boolean =>
  recurrence !== undefined && recurrence !== 'once';

/** The half of the year a day is in. */
export const halfYearOf = (day: string): HalfYear =>
  `${Number(day.slice(0, 4))}-${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`;

/** From when to when an action is in hand, as half-years; what recurs without an end has none. */
function spanOf(action: Action): readonly [from: string, to: string] | undefined {
  const { start, due } = action;
  const [from, to] = [start ?? due, due ?? start];
  if (from === undefined || to === undefined) return undefined;
  return [halfYearOf(from), recurs(action) && due === undefined ? '9999' : halfYearOf(to)];
}

function isAt(action: Action, time: Time, today: string): boolean {
  if (time === 'none') return action.start === undefined && action.due === undefined && !recurs(action);
  if (time === 'overdue') return isOverdue(action, today);
  const span = spanOf(action);
  return span !== undefined && span[0] <= time && time <= span[1];
}

/** What comes back every year is never late as a whole. */
export const isOverdue = (action: Pick<Action, 'due' | 'recurrence' | 'status'>, today: string): boolean =>
  action.due !== undefined &&
  action.due < today &&
  !recurs(action) &&
  action.status !== 'done' &&
  action.status !== 'closed';

/** The half-years that any of the actions is in, in their order; those that recur without an end count by their start. */
export function halfYearsOf(actions: Iterable<Action>): HalfYear[] {
  const halves = new Set<HalfYear>();
  for (const action of actions) {
    const span = spanOf(action);
    if (!span) continue;
    const last = span[1] === '9999' ? span[0] : span[1];
    for (let half = span[0] as HalfYear; half <= last && halves.size < mostHalves; half = nextHalf(half))
      halves.add(half);
  }
  return [...halves].toSorted();
}

/** From a date that somebody has written wrong to one that is right can be a hundred years. */
const mostHalves = 80;

const nextHalf = (half: HalfYear): HalfYear => {
  const [year, part] = half.split('-').map(Number) as [number, number];
  return part === 1 ? `${year}-2` : `${year + 1}-1`;
};
