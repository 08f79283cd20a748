import { isBroken, type Broken, type Records } from '../plan/document.ts';
import type { Action, Organisation, PlanRecord, Strategy, Theme } from '../plan/schema.ts';
import { splitPlace, treeOf, type Tree } from '../plan/tree.ts';
import {
  fundingNames,
  periodNames,
  planFormat,
  timeNames,
  type ActionJson,
  type OrganisationJson,
  type PlanJson,
  type StrategyJson,
  type ThemeJson,
} from './plan-json.ts';

/** A plan as canonical JSON: one document gives one value, key by key, on every replica. */
export function planToJson(records: Records): PlanJson {
  const tree = treeOf(records);
  const write = writer(records, tree);
  const unreadable = unreadableIn(records);
  return compact({
    format: planFormat,
    plan: isBroken(records.plan) ? {} : planHead(records.plan),
    themes: tree.themes.map((id) => write.theme(id)),
    unplacedStrategies: some(
      tree.unplacedStrategies.map((id) => ({
        ...write.strategy(id),
        themeId: parentOf(records.strategies.get(id)),
      })),
    ),
    unplaced: some(
      tree.unplaced.map((id) => ({ ...write.action(id), strategyId: parentOf(records.actions.get(id)) })),
    ),
    organisations: [...records.organisations.values()].map(organisation),
    unreadable: some(unreadable),
  });
}

/** The bytes of an export: readable, and the same for the same plan. */
export const jsonText = (plan: PlanJson): string => `${JSON.stringify(plan, null, 1)}\n`;

function writer(records: Records, tree: Tree) {
  const isHome = (card: string, strategy: string) => parentOf(records.actions.get(card)) === strategy;
  const action = (id: string): ActionJson => {
    const record = records.actions.get(id)!;
    return isBroken(record) ? { id, title: '', owners: [], partners: [] } : actionJson(record);
  };
  const strategy = (id: string): StrategyJson => {
    const actions = (tree.actions.get(id) ?? []).map(action);
    const record = records.strategies.get(id)!;
    const alsoActions = some(
      (tree.cards.get(id) ?? []).flatMap((card, at) => (isHome(card, id) ? [] : [{ id: card, at }])),
    );
    const below = compact({ actions, alsoActions });
    return isBroken(record) ? { id, title: '', ...below } : { ...strategyHead(record), ...below };
  };
  const theme = (id: string): ThemeJson => {
    const strategies = (tree.strategies.get(id) ?? []).map(strategy);
    const record = records.themes.get(id)!;
    return isBroken(record) ? { id, title: '', strategies } : { ...themeHead(record), strategies };
  };
  return { action, strategy, theme };
}

const planHead = (plan: PlanRecord): PlanJson['plan'] =>
  compact({
    title: plan.title,
    period: some(pick(plan, periodNames)),
    municipalities: plan.municipalities,
    revisionEveryYears: plan.revisionEveryYears,
    reporting: plan.reporting,
    purpose: plan.purpose,
    source: plan.source,
    note: plan.note,
    filters: some(plan.filters.map((filter) => ({ ...filter }))),
  });

const themeHead = (theme: Theme): Omit<ThemeJson, 'strategies'> =>
  compact({
    id: theme.id,
    no: theme.no,
    title: theme.title,
    short: theme.short,
    vision: theme.vision || undefined,
    mainGoal: theme.mainGoal || undefined,
    subGoals: linesOf(theme.subGoals),
    indicators: linesOf(theme.indicators),
    background: theme.background || undefined,
    note: theme.note,
    ...archival(theme),
  });

const strategyHead = (strategy: Strategy): Omit<StrategyJson, 'actions'> =>
  compact({
    id: strategy.id,
    number: strategy.number,
    title: strategy.title,
    description: strategy.description || undefined,
    ...archival(strategy),
  });

const actionJson = (action: Action): ActionJson =>
  compact({
    id: action.id,
    number: action.number,
    title: action.title,
    description: action.description || undefined,
    owners: [...action.owners],
    ownerNote: action.ownerNote,
    partners: [...action.partners],
    partnerNote: action.partnerNote,
    time: pick(action, timeNames),
    funding: some(
      compact({ ...pick(action, fundingNames), rows: some(action.funding.map((row) => ({ ...row }))) }),
    ),
    status: action.status ?? 'proposed',
    nextStep: action.nextStep,
    nextDate: action.nextDate,
    effort: action.effort,
    benefitParticipants: action.benefitParticipants,
    benefitRegion: action.benefitRegion,
    horizon: action.horizon,
    linkedTo: [...action.links],
    note: action.note,
    ...archival(action),
  });

const organisation = (record: Organisation | Broken): OrganisationJson =>
  isBroken(record)
    ? { id: record.id, name: '' }
    : compact({
        id: record.id,
        name: record.name ?? '',
        short: record.short,
        aliases: [...record.aliases],
        kind: record.kind,
        form: record.form,
        planned: record.planned,
        plannedFrom: record.plannedFrom,
        area: record.area,
        role: record.role,
        contact: record.contact,
        contactAt: record.contactAt,
        contactNote: record.contactNote,
        note: record.note,
        archived: record.archived || undefined,
        mergedInto: record.mergedInto,
      });

const archival = (record: Theme | Strategy | Action) => ({
  archived: record.archived === true ? (true as const) : undefined,
  archivedWith: record.archived === true ? record.archivedWith : undefined,
});

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

const parentOf = (record: Strategy | Action | Broken | undefined) =>
  splitPlace(record?.place).parent || undefined;

function unreadableIn(records: Records): string[] {
  const roots = Object.entries({ ...records, plan: new Map([[records.plan.id, records.plan]]) });
  return roots.flatMap(([root, list]) =>
    [...list.values()].filter(isBroken).map(({ id, broken }) => `${root}/${id}/${broken}`),
  );
}

/** The record's fields under their names in the JSON. */
function pick<N extends Record<string, string>, R extends object>(record: R, names: N) {
  const found = Object.entries(names).map(([name, field]) => [name, record[field as keyof R]]);
  return compact(Object.fromEntries(found)) as { [K in keyof N]: N[K] extends keyof R ? R[N[K]] : undefined };
}

/** Without the keys that hold nothing. */
function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as T;
}

/** The list or object, or undefined when there is nothing in it. */
const some = <T extends object>(value: T): T | undefined => (Object.keys(value).length ? value : undefined);
