import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Records } from '../plan/document.ts';
import { limits } from '../plan/schema.ts';
import type { Found } from './found.ts';
import { matchActions, type Row } from './match-actions.ts';
import { commandsOf, type Planned } from './propose-commands.ts';
import { Doubts } from './propose-doubts.ts';
import { number as giveNumbers, placesOf, type Places, type StrategyPlace } from './propose-places.ts';
import { PartyFinder } from './propose-parties.ts';
import { isLiving, planRow } from './propose-row.ts';
import type { Answers, Proposal, ProposedAction, ProposedTheme } from './proposal.ts';
import { outlineOfMissing } from './propose-missing.ts';

export interface ProposeOptions {
  readonly answers?: Answers;
  /** What a field ("action/<id>/timeText") said when the file was written, if it has changed since. */
  readonly before?: (path: string) => string | undefined;
  readonly makeId?: () => string;
}

/**
 * What taking in a source would do to a plan, before anything is done. Pure: `commands` does all of it, as one step.
 * @throws AppError `limit` when there is too much of something
 */
export function propose(found: Found, records: Records, options: ProposeOptions = {}): Proposal {
  const { answers = {}, before, makeId = newId } = options;
  refuseTooMuch(found, records);
  const doubts = new Doubts(answers);
  const places = placesOf(found, records, makeId);
  const rows = rowsOf(found, places);
  const matched = matchActions(rows, records);
  for (const [at, row] of rows.entries()) if (!matched[at]) use(row.place);
  giveNumbers(places);
  const parties = new PartyFinder(found, records, doubts, makeId);
  const said = new Set(found.columns.map(({ meaning }) => meaning));
  const context = { doubts, parties, said, before, places, records, makeId, numbers: numbersIn(records) };
  const planned = rows.map((row, at) => planRow(row, matched[at], at, context));
  const missing = outlineOfMissing(found, records, matched, { places, doubts, parties, first: rows.length });
  refuseTooMany(records, planned, parties, places);
  const outline = outlineOf(places, [...planned, ...missing]);
  return {
    themes: outline.themes,
    actions: [...planned, ...missing].map((one) => outline.action(one)),
    doubts: doubts.all,
    knownNames: parties.knownNames,
    newNames: [...parties.created.values()].map(({ name }) => name),
    commands: commandsOf({ places, parties, planned, missing, records }),
  };
}

const rowsOf = (found: Found, places: Places): Row[] =>
  found.themes.flatMap((theme, t) =>
    theme.strategies.flatMap((strategy, s) =>
      strategy.actions.map((action) => ({
        found: action,
        place: places.of[t]![s]!,
        isAssumed: strategy.isAssumed === true,
      })),
    ),
  );

function use(place: StrategyPlace): void {
  place.isUsed = true;
  place.theme.isUsed = true;
}

/** Numbers of what lives: each is given once. */
const numbersIn = ({ actions }: Records): Set<string> =>
  new Set(
    [...actions.values()].flatMap((action) => (isLiving(action) && action.number ? [action.number] : [])),
  );

/** Before anything is matched: what is far too much would take its time. */
function refuseTooMuch({ themes, organisations }: Found, records: Records): void {
  const strategies = themes.flatMap((theme) => theme.strategies);
  const actions = strategies.flatMap((strategy) => strategy.actions);
  atMost(limits.actions, actions.length, 'actions');
  atMost(limits.strategies, strategies.length, 'strategies');
  atMost(limits.organisations, Math.max(organisations.length, records.organisations.size), 'organisations');
}

function refuseTooMany(
  records: Records,
  planned: readonly Planned[],
  parties: PartyFinder,
  places: Places,
): void {
  const made = planned.filter(({ outcome }) => outcome === 'new').length;
  const themes = places.themes.filter(({ record, isUsed }) => !record && isUsed).length;
  const strategies = places.themes.flatMap((theme) =>
    theme.strategies.filter(({ record, isUsed }) => !record && isUsed),
  );
  atMost(limits.actions, records.actions.size + made, 'actions');
  atMost(limits.organisations, records.organisations.size + parties.created.size, 'organisations');
  atMost(limits.themes, records.themes.size + themes, 'themes');
  atMost(limits.strategies, records.strategies.size + strategies.length, 'strategies');
}

function atMost(most: number, count: number, what: string): void {
  if (count > most)
    throw new AppError('limit', `A plan holds at most ${most} ${what}, and this would make ${count}`, what);
}

/** Themes and strategies that anything is shown under, and where each action stands among them. */
function outlineOf(places: Places, actions: readonly Planned[]) {
  const used = new Set(actions.map(({ place }) => place));
  const isShown = (strategy: StrategyPlace) =>
    used.has(strategy) ||
    (strategy.isUsed && !strategy.record) ||
    (strategy.found !== undefined && !strategy.found.isAssumed);
  const shown = places.themes.flatMap((theme) => {
    const strategies = theme.strategies.filter(isShown);
    return strategies.length > 0 ? [{ theme, strategies }] : [];
  });
  const at = new Map(
    shown.flatMap(({ strategies }, theme) =>
      strategies.map((one, strategy) => [one, { theme, strategy }] as const),
    ),
  );
  const themes: ProposedTheme[] = shown.map(({ theme, strategies }) => ({
    id: theme.id,
    no: theme.no,
    title: theme.title,
    isNew: !theme.record,
    strategies: strategies.map(({ id, number, title, record }) => ({ id, number, title, isNew: !record })),
  }));
  const action = ({ place, shown }: Planned): ProposedAction => ({
    ...shown,
    ...(at.get(place) ?? { theme: -1, strategy: -1 }),
  });
  return { themes, action };
}
