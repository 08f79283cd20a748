import * as Y from 'yjs';
import { isBroken, readAll, rootOf, type Records } from '../../../shared/plan/document.ts';
import { splitPlace } from '../../../shared/plan/tree.ts';

/*
 * A theme's column as a test sees it: worked out from records before and after, in another way than the gate does it,
 * which looks at what a transaction touched.
 */

type Kind = 'themes' | 'strategies' | 'actions' | 'organisations';

const parentOf = (record: { readonly place?: string } | undefined): string =>
  splitPlace(record?.place).parent;

/** The theme in whose column a record stands. */
function columnOf(
  records: Records,
  kind: 'strategies' | 'actions',
  id: string,
  parent = parentOf(records[kind].get(id)),
): string {
  return kind === 'strategies' ? parent : parentOf(records.strategies.get(parent));
}

/** An action without its second places. */
const atHome = (records: Records, id: string): string =>
  JSON.stringify({ ...records.actions.get(id), alsoIn: undefined });

function secondPlaces(records: Records, id: string): ReadonlyMap<string, string> {
  const action = records.actions.get(id);
  return new Map(!action || isBroken(action) ? [] : action.alsoIn.map(({ id, order }) => [id, order]));
}

/** What of a theme is the whole plan's. */
const asOneOfMany = (theme: ReturnType<Records['themes']['get']>): string =>
  !theme || isBroken(theme)
    ? ''
    : JSON.stringify([theme.no, theme.order, theme.archived, theme.archivedWith]);

/** Whether all that differs lies in a theme's column; undefined when nothing does. */
export function staysIn(theme: string, before: Records, after: Records): boolean | undefined {
  const differing = (kind: Kind): string[] =>
    [...after[kind].keys()].filter(
      (id) => JSON.stringify(before[kind].get(id)) !== JSON.stringify(after[kind].get(id)),
    );
  const themes = differing('themes').map(
    (id) => id === theme && asOneOfMany(before.themes.get(id)) === asOneOfMany(after.themes.get(id)),
  );
  const placed = (['strategies', 'actions'] as const).flatMap((kind) =>
    differing(kind)
      .filter((id) => kind === 'strategies' || atHome(before, id) !== atHome(after, id))
      .map(
        (id) =>
          columnOf(after, kind, id) === theme &&
          (!before[kind].has(id) || columnOf(before, kind, id) === theme),
      ),
  );
  const shownAlso = differing('actions').flatMap((id) => {
    const [was, is] = [secondPlaces(before, id), secondPlaces(after, id)];
    const strategies = new Set([...was.keys(), ...is.keys()]);
    return [...strategies]
      .filter((strategy) => was.get(strategy) !== is.get(strategy))
      .map((strategy) => columnOf(after, 'actions', id, strategy) === theme);
  });
  const organisations = differing('organisations').map((id) => !before.organisations.has(id));
  const plan = JSON.stringify(before.plan) === JSON.stringify(after.plan) ? [] : [false];
  const all = [...themes, ...placed, ...shownAlso, ...organisations, ...plan];
  return all.length === 0 ? undefined : all.every(Boolean);
}

interface Dice {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const own = 't1';
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!;
const record = (doc: Y.Doc, entity: 'theme' | 'strategy' | 'action' | 'organisation' | 'plan', id: string) =>
  rootOf(doc, entity).get(id) as Y.Map<unknown>;

/** The strategies, or actions, inside or outside of the column; some id that is not there when there are none. */
function some(doc: Y.Doc, kind: 'strategies' | 'actions', isInside: boolean, at: number): string | undefined {
  const records = readAll(doc);
  return pick(
    [...records[kind].keys()].filter((id) => (columnOf(records, kind, id) === own) === isInside),
    at,
  );
}

/** Where something can stand that is not in the column. */
const elsewhere = (doc: Y.Doc, { a, b }: Dice): string =>
  `${pick([some(doc, 'strategies', false, b) ?? 'nowhere', 'nowhere', ''], a)}|a${b}`;

function aField(doc: Y.Doc, { a, b, c }: Dice): void {
  const theme = pick(
    [...rootOf(doc, 'theme').keys()].filter((id) => id !== own),
    b,
  );
  const strategy = some(doc, 'strategies', false, b);
  const action = some(doc, 'actions', false, b);
  const fields: (() => unknown)[] = [
    () => record(doc, 'plan', 'plan').set('note', `x${c}`),
    () => record(doc, 'organisation', pick(['lk', 'hil'], b)).set('name', `x${c}`),
    () =>
      (record(doc, 'organisation', pick(['lk', 'hil'], b)).get('aliases') as Y.Map<unknown>).set('x', true),
    () => record(doc, 'theme', theme).set('short', `x${c}`),
    () => (record(doc, 'theme', theme).get('title') as Y.Text).insert(0, 'x'),
    () => record(doc, 'theme', own).set('order', 'a1V'),
    () => record(doc, 'theme', own).set('no', 7),
    () => record(doc, 'theme', own).set('archived', true),
    () => record(doc, 'theme', own).set('archivedWith', 't2'),
  ];
  if (strategy !== undefined)
    fields.push(
      () => record(doc, 'strategy', strategy).set('archived', true),
      () => (record(doc, 'strategy', strategy).get('title') as Y.Text).insert(0, 'x'),
    );
  if (action !== undefined)
    fields.push(
      () => record(doc, 'action', action).set('status', 'idea'),
      () => (record(doc, 'action', action).get('title') as Y.Text).delete(0, 1),
      () => (record(doc, 'action', action).get('description') as Y.Text).insert(0, 'x'),
      () => (record(doc, 'action', action).get('owners') as Y.Map<unknown>).set('hil', 'a0'),
      () => (record(doc, 'action', action).get('links') as Y.Map<unknown>).set('a1', true),
    );
  pick(fields, a)();
}

function aPlace(doc: Y.Doc, dice: Dice): void {
  const { a, b, c } = dice;
  const theirs = some(doc, 'actions', false, b);
  const mine = some(doc, 'actions', true, b);
  const [theirStrategy, myStrategy] = [some(doc, 'strategies', false, b), some(doc, 'strategies', true, b)];
  const moves: (() => unknown)[] = [() => record(doc, 'plan', 'plan').set('title', `x${c}`)];
  if (mine !== undefined) moves.push(() => record(doc, 'action', mine).set('place', elsewhere(doc, dice)));
  if (theirs !== undefined)
    moves.push(() => record(doc, 'action', theirs).set('place', elsewhere(doc, dice)));
  if (theirs !== undefined && myStrategy !== undefined)
    moves.push(() => record(doc, 'action', theirs).set('place', `${myStrategy}|a0`));
  // A strategy takes its cards along.
  if (theirStrategy !== undefined)
    moves.push(() => record(doc, 'strategy', theirStrategy).set('place', `${pick([own, 't2'], c)}|a0`));
  if (myStrategy !== undefined)
    moves.push(() =>
      record(doc, 'strategy', myStrategy).set('place', `${pick(['t2', 'nowhere', ''], c)}|a0`),
    );
  pick(moves, a)();
}

function aRecord(doc: Y.Doc, dice: Dice): void {
  const { a, c } = dice;
  const fresh = (fields: Record<string, unknown>) => new Y.Map(Object.entries(fields));
  pick(
    [
      () => rootOf(doc, 'theme').set(`new-${c}`, fresh({ order: 'a5' })),
      () => rootOf(doc, 'strategy').set(`new-${c}`, fresh({ place: `${pick(['t2', 'nowhere', ''], c)}|a5` })),
      () => rootOf(doc, 'action').set(`new-${c}`, fresh({ place: elsewhere(doc, dice) })),
    ],
    a,
  )();
}

/** Changes of raw data, each of which touches something outside of the column of `t1`. */
export const trespasses: readonly ((doc: Y.Doc, dice: Dice) => void)[] = [aField, aPlace, aRecord];
