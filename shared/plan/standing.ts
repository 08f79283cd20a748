import { fold } from '../fold.ts';
import { compareText, isBroken, type Records } from './document.ts';
import { standsFor } from './merged.ts';
import type { Action, Organisation } from './schema.ts';
import { isArchived, type Tree } from './tree.ts';

/** A living action, and the theme in whose column it stands; none when it is unplaced. */
export interface Listed {
  readonly action: Action;
  readonly theme: string | undefined;
}

/** What an organisation has in a plan, each action once: who leads one does not join it too. */
export interface Standing {
  /** Where it has the main responsibility, alone or with others. */
  readonly leads: readonly Listed[];
  readonly joins: readonly Listed[];
}

export const noStanding: Standing = Object.freeze({ leads: [], joins: [] });

/** Every living action that can be read, in the order of the plan; unplaced ones last. */
export function listedIn(
  records: Pick<Records, 'actions'>,
  tree: Pick<Tree, 'themes' | 'strategies' | 'actions' | 'unplacedStrategies' | 'unplaced'>,
): Listed[] {
  const list = (ids: readonly string[] | undefined, theme: string | undefined): Listed[] =>
    (ids ?? []).flatMap((id) => {
      const action = records.actions.get(id);
      return !action || isBroken(action) || isArchived(action) ? [] : [{ action, theme }];
    });
  const under = (strategies: readonly string[] | undefined, theme: string | undefined) =>
    (strategies ?? []).flatMap((strategy) => list(tree.actions.get(strategy), theme));
  return [
    ...tree.themes.flatMap((theme) => under(tree.strategies.get(theme), theme)),
    ...under(tree.unplacedStrategies, undefined),
    ...list(tree.unplaced, undefined),
  ];
}

/** What each organisation has, by id; who has nothing is not in it. */
export function standingsOf(listed: readonly Listed[]): ReadonlyMap<string, Standing> {
  const standings = new Map<string, { leads: Listed[]; joins: Listed[] }>();
  const of = (org: string) => {
    const known = standings.get(org) ?? { leads: [], joins: [] };
    standings.set(org, known);
    return known;
  };
  for (const one of listed) {
    const { owners, partners } = one.action;
    for (const org of owners) of(org).leads.push(one);
    for (const org of partners) if (!owners.includes(org)) of(org).joins.push(one);
  }
  return standings;
}

/** In how many themes' columns some actions stand. */
export const themesAmong = (listed: readonly Listed[]): number =>
  new Set(listed.flatMap(({ theme }) => theme ?? [])).size;

/** When something falls due: a half-year as `2026-2`, again and again without an end, or nobody has said. */
export type LoadTime = `${number}-${1 | 2}` | 'ongoing' | 'open';

export interface Load {
  readonly when: LoadTime;
  readonly leads: number;
  readonly joins: number;
}

export function loadTimeOf({ due, recurrence }: Pick<Action, 'due' | 'recurrence'>): LoadTime {
  if (due) return `${Number(due.slice(0, 4))}-${Number(due.slice(5, 7)) <= 6 ? 1 : 2}`;
  return recurrence !== undefined && recurrence !== 'once' ? 'ongoing' : 'open';
}

/** How much falls due when: half-years in which something does, in order, then what goes on and what has no time. */
export function loadOf({ leads, joins }: Standing): Load[] {
  const count = (list: readonly Listed[], when: LoadTime) =>
    list.filter(({ action }) => loadTimeOf(action) === when).length;
  const times = new Set([...leads, ...joins].map(({ action }) => loadTimeOf(action)));
  return [...times]
    .toSorted(compareText)
    .map((when) => ({ when, leads: count(leads, when), joins: count(joins, when) }));
}

/** With whom an organisation shares most actions, and how many; the one it shares most with first. */
export function sharesOf(org: string, { leads, joins }: Standing): (readonly [org: string, n: number])[] {
  const counts = new Map<string, number>();
  for (const { action } of [...leads, ...joins])
    for (const other of new Set([...action.owners, ...action.partners]))
      if (other !== org) counts.set(other, (counts.get(other) ?? 0) + 1);
  return [...counts].toSorted(([a, n], [b, m]) => m - n || compareText(a, b));
}

type Register = Records['organisations'];

/** Tells of any organisation which one it has become part of, however often: itself when it has not, or that one cannot be read. */
export function currentIn(register: Register): (id: string) => string {
  const merged = new Map(
    [...register].flatMap(([from, one]) =>
      isBroken(one) || one.mergedInto === undefined ? [] : [[from, one.mergedInto] as const],
    ),
  );
  return (id) => {
    const goal = standsFor(id, merged);
    const record = register.get(goal);
    return record && !isBroken(record) ? goal : id;
  };
}

/** The organisation that one has become part of now; see `currentIn`. */
export const nowPartOf = (register: Register, id: string): string => currentIn(register)(id);

export interface Clash {
  readonly name: string;
  /** Id of the other organisation that is called so. */
  readonly other: string;
}

export const namesOf = ({
  name,
  short,
  aliases,
}: Pick<Organisation, 'name' | 'short' | 'aliases'>): string[] =>
  [...new Set([name, short, ...aliases])].filter((one): one is string => !!one);

/** Which of some names another living organisation bears too, whatever the letters. */
export function clashesOf(register: Register, id: string, names: readonly string[]): Clash[] {
  const wanted = new Map(names.map((name) => [fold(name.trim()).text, name]));
  return [...register].flatMap(([other, record]) => {
    if (other === id || isBroken(record) || record.archived) return [];
    const hit = namesOf(record).find((name) => wanted.has(fold(name.trim()).text));
    return hit === undefined ? [] : [{ name: wanted.get(fold(hit.trim()).text)!, other }];
  });
}
