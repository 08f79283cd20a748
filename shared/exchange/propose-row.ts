import { isBroken, type Records } from '../plan/document.ts';
import { isArchived } from '../plan/tree.ts';
import type { Action } from '../plan/schema.ts';
import type { ColumnMeaning, FoundAction } from './found.ts';
import type { Row } from './match-actions.ts';
import type { Planned } from './propose-commands.ts';
import type { Doubts } from './propose-doubts.ts';
import { changedFields, wantedOf, withNotes, type Wanted } from './propose-fields.ts';
import type { CellParties, PartyFinder } from './propose-parties.ts';
import { parentIn, type Places, type StrategyPlace } from './propose-places.ts';
import type { Change, ProposedParty } from './proposal.ts';
import { tidy } from './spelling.ts';

/** What every row is planned with. */
export interface Context {
  readonly doubts: Doubts;
  readonly parties: PartyFinder;
  readonly said: ReadonlySet<ColumnMeaning>;
  readonly before: ((path: string) => string | undefined) | undefined;
  readonly places: Places;
  readonly records: Records;
  readonly makeId: () => string;
  /** Numbers that are taken. */
  readonly numbers: Set<string>;
}

/** Who leads and who joins, where the row says it. */
interface Sides {
  readonly owners: CellParties | undefined;
  readonly partners: CellParties | undefined;
}

/** What becomes of a row: an action of the plan, changed or not, or a new one. */
export function planRow(row: Row, current: Action | undefined, at: number, context: Context): Planned {
  const { found } = row;
  const { doubts, parties, said } = context;
  const sides: Sides = {
    owners: sideOf(found, 'owners', current, at, parties),
    partners: sideOf(found, 'partners', current, at, parties),
  };
  const wanted = withNotes(wantedOf(found, current, { doubts, row: at, said }), current, {
    ownerNote: sides.owners?.words,
    partnerNote: sides.partners?.words,
  });
  const planned = current
    ? planKnown(row, current, at, wanted, sides, context)
    : planNew(row, at, wanted, sides, context);
  return { ...planned, shown: { ...planned.shown, doubts: doubts.about(at) } };
}

function sideOf(
  found: FoundAction,
  side: 'owners' | 'partners',
  current: Action | undefined,
  at: number,
  parties: PartyFinder,
): CellParties | undefined {
  const ids = side === 'owners' ? found.ownerIds : found.partnerIds;
  if (ids) return { parties: parties.named(ids), words: undefined, doubts: [] };
  const cell = found[side];
  if (cell === undefined) return undefined;
  const here = current?.[side] ?? [];
  // A file of ours that says what the plan says says the same, also of names that two bear.
  if (found.id !== undefined && current && saysNames(cell, parties.named(here)))
    return { parties: parties.named(here), words: undefined, doubts: [] };
  return cell.trim() === '' && found.id === undefined ? undefined : parties.inCell(cell, at, here);
}

const saysNames = (cell: string, parties: readonly ProposedParty[]): boolean =>
  tidy(cell) === tidy([...new Set(parties.map(({ name }) => name))].join('; '));

function planNew({ found, place }: Row, at: number, wanted: Wanted, sides: Sides, context: Context): Planned {
  const { doubts, records, parties, makeId } = context;
  const id =
    found.id !== undefined && !records.actions.has(found.id) && !context.numbers.has(`id ${found.id}`)
      ? found.id
      : makeId();
  context.numbers.add(`id ${id}`);
  const number = numberFor(found, place, context);
  const owners = ownersOf(found, sides, at, doubts, parties);
  const partners = sides.partners?.parties ?? [];
  const fields: Wanted = { ...wanted, title: wanted.title || '…', ...(number !== undefined && { number }) };
  return {
    outcome: 'new',
    id,
    place,
    fields,
    owners,
    partners,
    isArchived: found.archived,
    shown: { ...shownOf(found, id, fields, undefined, { owners, partners }), outcome: 'new', changes: [] },
  };
}

/** The lead that a row names, or that somebody has chosen for it. */
function ownersOf(
  found: FoundAction,
  { owners }: Sides,
  at: number,
  doubts: Doubts,
  parties: PartyFinder,
): readonly ProposedParty[] {
  const named = owners?.parties ?? [];
  if (named.length > 0 || (found.owners === undefined && found.ownerIds === undefined)) return named;
  const key = `no-owner:${found.at.table}/${found.at.row}`;
  doubts.add({ kind: 'no-owner', key, choices: ['none', 'owner'] }, at);
  const chosen = /^owner:(.+)$/.exec(doubts.answer(key, 'none'))?.[1];
  return chosen === undefined || !parties.has(chosen) ? [] : parties.named([chosen]);
}

/** The number of the source when it is free, else the next of its strategy. */
function numberFor(
  { number: said }: FoundAction,
  place: StrategyPlace,
  { numbers }: Context,
): string | undefined {
  const strategy = place.number;
  const isPart = said !== undefined && !said.includes('.') && strategy !== undefined;
  const wish = isPart ? `${strategy}.${said}` : said;
  const fits = (text: string) => /^\d{1,4}(\.\d{1,4}){0,2}$/.test(text);
  if (wish !== undefined && fits(wish) && !numbers.has(wish)) {
    numbers.add(wish);
    return wish;
  }
  if (strategy === undefined || strategy.split('.').length > 2) return undefined;
  const from = (place.lastNumber ?? 0) + 1;
  for (let count = from; count <= 9_999; count++) {
    const next = `${strategy}.${count}`;
    if (numbers.has(next)) continue;
    place.lastNumber = count;
    numbers.add(next);
    return next;
  }
  return undefined;
}

function planKnown(
  row: Row,
  current: Action,
  at: number,
  wanted: Wanted,
  sides: Sides,
  context: Context,
): Planned {
  const { found, place, isAssumed } = row;
  const { numbers, places } = context;
  const isOurs = found.id !== undefined;
  const home = places.byId.get(parentIn(current.place));
  const isMoved = !isAssumed && home !== place && !(isArchived(current) || found.archived);
  const fields: Wanted = { ...wanted };
  const number = found.number;
  if (number !== undefined && number !== current.number && (isOurs || current.number === undefined)) {
    const isFree = /^\d{1,4}(\.\d{1,4}){0,2}$/.test(number) && !numbers.has(number);
    const isWhole = number.includes('.') || !place.number;
    if (isFree && isWhole) fields.number = number;
    if (isFree && isWhole) numbers.add(number);
  }
  const kept = settleBoth(current, at, fields, sides, context);
  const owners = kept.owners ?? context.parties.named(current.owners);
  const partners = kept.partners ?? context.parties.named(current.partners);
  const changed = changedFields(kept.fields, current);
  const archived = found.archived === undefined ? isArchived(current) : found.archived;
  const changes: Change[] = [
    ...changed.map((field) => ({ field, from: inWords(current[field]), to: inWords(kept.fields[field]) })),
    ...sideChange('owners', current, owners, context.parties),
    ...sideChange('partners', current, partners, context.parties),
    ...(archived === isArchived(current)
      ? []
      : [{ field: 'archived', from: String(isArchived(current)), to: String(archived) }]),
  ];
  const outcome = isMoved ? 'moved' : changes.length > 0 ? 'changed' : 'same';
  if (isMoved) {
    place.isUsed = true;
    place.theme.isUsed = true;
  }
  return {
    outcome,
    id: current.id,
    place: isMoved ? place : (home ?? place),
    fields: Object.fromEntries(changed.map((field) => [field, kept.fields[field]])),
    owners: isSameList(current.owners, owners) ? undefined : owners,
    partners: isSameList(current.partners, partners) ? undefined : partners,
    isArchived: archived === isArchived(current) ? undefined : archived,
    shown: { ...shownOf(found, current.id, kept.fields, current, { owners, partners }), outcome, changes },
  };
}

const isSameList = (ids: readonly string[], parties: readonly ProposedParty[]): boolean =>
  ids.length === parties.length && ids.every((id, at) => parties[at]!.id === id);

const inWords = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const namesOf = (parties: readonly ProposedParty[]): string => parties.map(({ name }) => name).join(', ');

const sideChange = (
  field: 'owners' | 'partners',
  current: Action,
  to: readonly ProposedParty[],
  parties: PartyFinder,
): Change[] =>
  isSameList(current[field], to)
    ? []
    : [{ field, from: namesOf(parties.named(current[field])), to: namesOf(to) }];

/** What both the file and the plan have changed is asked about; what only the plan has changed stays. */
function settleBoth(
  current: Action,
  at: number,
  fields: Wanted,
  sides: Sides,
  { before, doubts, parties }: Context,
) {
  const keeps = (
    field: string,
    mine: string,
    theirs: string,
    isBefore: (words: string) => boolean,
  ): boolean => {
    const was = before?.(`action/${current.id}/${field}`);
    if (was === undefined || mine === theirs) return false;
    if (isBefore(was)) return true;
    const key = `both:action/${current.id}/${field}`;
    doubts.add({ kind: 'both', key, field, before: was, mine, theirs, choices: ['theirs', 'mine'] }, at);
    return doubts.answer(key, 'theirs') === 'theirs';
  };
  const kept: Wanted = {};
  for (const field of changedFields(fields, current)) {
    const mine = inWords(fields[field]);
    const isKept = keeps(field, mine, inWords(current[field]), (was) => tidy(was) === tidy(mine));
    if (!isKept) (kept as Record<string, unknown>)[field] = fields[field];
  }
  const side = (name: 'owners' | 'partners') => {
    const to = sides[name]?.parties;
    if (!to || isSameList(current[name], to)) return undefined;
    const isBefore = (was: string) =>
      [namesOf(to), to.map(({ id }) => id).join(', ')].some(
        (one) => tidy(one) === tidy(was).replace(/;/g, ','),
      );
    return keeps(name, namesOf(to), namesOf(parties.named(current[name])), isBefore) ? undefined : to;
  };
  return { fields: kept, owners: side('owners'), partners: side('partners') };
}

/** An action as it will stand, for whoever looks at the proposal. */
export function shownOf(
  found: FoundAction,
  id: string,
  fields: Wanted,
  current: Action | undefined,
  sides: { readonly owners: readonly ProposedParty[]; readonly partners: readonly ProposedParty[] },
): Omit<Planned['shown'], 'outcome' | 'changes'> {
  const held = <F extends keyof Wanted>(field: F): Wanted[F] =>
    field in fields ? fields[field] : current?.[field];
  return {
    found,
    id,
    number: held('number'),
    title: held('title') ?? '',
    description: held('description') ?? '',
    ...sides,
    ownerNote: held('ownerNote'),
    partnerNote: held('partnerNote'),
    timeText: held('timeText'),
    due: held('due'),
    doubts: [],
  };
}

export const isLiving = (
  action: Action | { readonly broken: string; readonly id: string } | undefined,
): action is Action => action !== undefined && !isBroken(action) && !isArchived(action);
