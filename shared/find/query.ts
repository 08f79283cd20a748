import { entities, idSchema } from '../plan/schema.ts';
import {
  isHalfYear,
  looseTimes,
  marks,
  noFilter,
  parts,
  sectors,
  statuses,
  type Filter,
  type Time,
} from './filter.ts';

/** A text longer than this is cut, and a list stops after so many: a link stays one that can be sent. */
export const queryLimits = { text: 200, list: 50 } as const;

/*
 * The filter as the query of a plan's address (docs/interfaces.md):
 * `?q=flytt&mine&org=lkp,hil&part=lead&sector=research&theme=t05&status=idea&time=2027-1,overdue&is=stalled
 * &since=2026-01-31&view=hide`. Only what is asked for stands in it, always in this order.
 */

const isOneOf =
  <T extends string>(known: readonly T[]) =>
  (text: string): text is T =>
    (known as readonly string[]).includes(text);

const isId = (text: string): text is string => idSchema.safeParse(text).success;
const isTime = (text: string): text is Time => isHalfYear(text) || isOneOf(looseTimes)(text);
const isDay = (text: string): boolean => entities.action.fields.due.schema.safeParse(text).success;

/** Reads a query. What it does not understand it passes over; it never throws. */
export function filterFrom(search: string): Filter {
  const query = new URLSearchParams(search.slice(0, 10_000));
  const list = <T extends string>(key: string, isMeant: (text: string) => text is T): readonly T[] =>
    [...new Set((query.get(key) ?? '').split(',').filter(isMeant))].slice(0, queryLimits.list);
  const since = query.get('since') ?? '';
  return {
    ...noFilter,
    text: (query.get('q') ?? '').slice(0, queryLimits.text),
    mine: query.has('mine'),
    organisations: list('org', isId),
    part: list('part', isOneOf(parts))[0],
    sectors: list('sector', isOneOf(sectors)),
    themes: list('theme', isId),
    statuses: list('status', isOneOf(statuses)),
    times: list('time', isTime),
    marks: list('is', isOneOf(marks)),
    since: isDay(since) ? since : undefined,
    hides: query.get('view') === 'hide',
  };
}

/** Writes a filter as a query: `?…`, or nothing when nothing is asked for. Others' parameters are not kept. */
export function queryOf(filter: Filter): string {
  const lists = [
    ['org', filter.organisations],
    ['part', filter.part ? [filter.part] : []],
    ['sector', filter.sectors],
    ['theme', filter.themes],
    ['status', filter.statuses],
    ['time', filter.times],
    ['is', filter.marks],
    ['since', filter.since ? [filter.since] : []],
    ['view', filter.hides ? ['hide'] : []],
  ] as const;
  // Cutting may have taken one half of a sign.
  const text = filter.text.trim().toWellFormed();
  const query = [
    ...(text ? [`q=${encodeURIComponent(text).replaceAll('%20', '+')}`] : []),
    ...(filter.mine ? ['mine'] : []),
    ...lists.flatMap(([key, list]) => (list.length > 0 ? [`${key}=${list.join(',')}`] : [])),
  ];
  return query.length > 0 ? `?${query.join('&')}` : '';
}
