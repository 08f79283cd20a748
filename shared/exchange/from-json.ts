import * as Y from 'yjs';
import english from 'zod/v4/locales/en.js';
import { AppError } from '../errors.ts';
import { openRoots } from '../plan/document.ts';
import { freshKeys } from '../plan/order.ts';
import { applyPatches, type Json, type Patch } from '../plan/patch.ts';
import { entities, limits, planRecordId, type Entity } from '../plan/schema.ts';
import { joinPlace } from '../plan/tree.ts';
import { schemaVersion } from '../plan/upgrade.ts';
import { foldSource } from './fold-source.ts';
import {
  fundingNames,
  periodNames,
  planJsonSchema,
  timeNames,
  type ActionJson,
  type OrganisationJson,
  type PlanJson,
  type StrategyJson,
  type ThemeJson,
} from './plan-json.ts';

/**
 * A plan document from JSON: canonical, or a source in the same shape with rare fields of its own, which are folded
 * into notes and descriptions. A source without numbers gets them (5.2.3) from its order.
 * @param json as parsed
 * @throws AppError `bad-file` with the path and the value that does not fit, `limit` when there is too much of something
 */
export function planFromJson(json: unknown): Y.Doc {
  refuseDepth(json);
  const folded = foldSource(json);
  const parsed = planJsonSchema.safeParse(folded, { error: words });
  if (!parsed.success) throw misfit(folded, parsed.error.issues[0]);
  const patches = patchesOf(parsed.data.format ? parsed.data : numbered(parsed.data));
  refuseDoubles(patches);
  const doc = openRoots(new Y.Doc());
  doc.transact(() => applyPatches(doc, patches), 'import');
  return doc;
}

/** What zod says of a value; without it the small zod of shared says no more than that it does not fit. */
const words = english().localeError;

/** A plan goes nine levels down; what a rare field holds may go on for some more. */
const deepest = 50;

/** Level by level: a function that goes down by calling itself falls off the stack of a hostile file. */
function refuseDepth(json: unknown): void {
  let level = [json];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw new AppError('limit', `A file is nested at most ${deepest} levels deep`);
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
}

function misfit(json: unknown, issue: { path: PropertyKey[]; message: string } | undefined): AppError {
  const path = issue?.path.map(String) ?? [];
  const value = path.reduce<unknown>(
    (held, key) => (held as Record<string, unknown> | undefined)?.[key],
    json,
  );
  const where = path.join('.') || 'The file';
  const message =
    value === undefined
      ? `${where} is missing`
      : `${where}: ${issue?.message}, found ${JSON.stringify(value).slice(0, 80)}`;
  return new AppError('bad-file', message, path.join('/'));
}

const most: Partial<Record<Entity, number>> = { strategy: limits.strategies, action: limits.actions };

function refuseDoubles(patches: readonly Patch[]): void {
  const seen = new Map<Entity, Set<string>>();
  for (const { op, entity, id } of patches) {
    if (op !== 'create') continue;
    const ids = seen.get(entity) ?? new Set();
    const path = `${entity}/${id}`;
    if (ids.has(id))
      throw new AppError('bad-file', `The id "${id}" stands on two ${entities[entity].root}`, path);
    seen.set(entity, ids.add(id));
    const limit = most[entity] ?? Infinity;
    if (ids.size > limit)
      throw new AppError('limit', `A plan holds at most ${limit} ${entities[entity].root}`, path);
  }
}

/** Gives themes, strategies and actions the number people say, from their order, unless the file has any. */
function numbered(plan: PlanJson): PlanJson {
  const hasNumbers = plan.themes.some(({ strategies }) =>
    strategies.some((strategy) => strategy.number ?? strategy.actions.some(({ number }) => number)),
  );
  if (hasNumbers) return plan;
  const themes = plan.themes.map((theme, index) => {
    const no = theme.no ?? index + 1;
    const strategies = theme.strategies.map((strategy, s) => ({
      ...strategy,
      number: `${no}.${s + 1}`,
      actions: strategy.actions.map((action, a) => ({ ...action, number: `${no}.${s + 1}.${a + 1}` })),
    }));
    return { ...theme, no, strategies };
  });
  return { ...plan, themes };
}

/** Records first: a card may be shown under a strategy that stands before its own. */
function patchesOf(plan: PlanJson): Patch[] {
  const { create: records = [], set: members = [] } = Object.groupBy(patchesInOrder(plan), ({ op }) => op);
  const ids = new Set(records.map(({ entity, id }) => `${entity}/${id}`));
  const stray = members.find(({ entity, id }) => !ids.has(`${entity}/${id}`));
  if (stray)
    throw new AppError(
      'bad-file',
      `There is no ${stray.entity} "${stray.id}" in the file`,
      `${stray.entity}/${stray.id}`,
    );
  return [...records, ...members];
}

function patchesInOrder(plan: PlanJson): Patch[] {
  const { unplacedStrategies = [], unplaced = [], organisations = [] } = plan;
  return [
    ...planPatches(plan.plan),
    ...organisations.flatMap(organisationPatches),
    ...withKeys(plan.themes).flatMap(([theme, order]) => themePatches(theme, order)),
    ...withKeys(unplacedStrategies).flatMap(([strategy, key]) =>
      strategyPatches(strategy, joinPlace(strategy.themeId ?? '', key)),
    ),
    ...withKeys(unplaced).flatMap(([action, key]) =>
      actionPatches(action, joinPlace(action.strategyId ?? '', key)),
    ),
  ];
}

function planPatches({ period, filters = [], ...fields }: PlanJson['plan']): Patch[] {
  return [
    create('plan', planRecordId, { ...fields, ...rename(period, periodNames), schema: schemaVersion }),
    ...filters.map(({ id, ...filter }) => member('plan', planRecordId, 'filters', id, filter)),
  ];
}

function themePatches(theme: ThemeJson, order: string): Patch[] {
  const { id, strategies, subGoals = [], indicators = [], ...fields } = theme;
  return [
    create('theme', id, {
      ...fields,
      order,
      subGoals: subGoals.join('\n'),
      indicators: indicators.join('\n'),
    }),
    ...withKeys(strategies).flatMap(([strategy, key]) => strategyPatches(strategy, joinPlace(id, key))),
  ];
}

function strategyPatches(strategy: StrategyJson, place: string): Patch[] {
  const { id, actions, alsoActions = [], ...fields } = strategy;
  const cards: (ActionJson | string)[] = [...actions];
  for (const { id: other, at } of alsoActions.toSorted((a, b) => a.at - b.at)) cards.splice(at, 0, other);
  return [
    create('strategy', id, { ...fields, place }),
    ...withKeys(cards).flatMap(([card, key]) =>
      typeof card === 'string'
        ? [member('action', card, 'alsoIn', id, { order: key })]
        : actionPatches(card, joinPlace(id, key)),
    ),
  ];
}

function actionPatches(action: ActionJson, place: string): Patch[] {
  const { id, owners, partners, linkedTo = [], time, funding, status = 'proposed', ...fields } = action;
  return [
    create('action', id, {
      ...fields,
      status,
      place,
      ...rename(time, timeNames),
      ...rename(funding, fundingNames),
    }),
    ...(funding?.rows ?? []).map(({ id: row, ...value }) => member('action', id, 'funding', row, value)),
    ...withKeys(owners).map(([org, key]) => member('action', id, 'owners', org, key)),
    ...withKeys(partners).map(([org, key]) => member('action', id, 'partners', org, key)),
    ...linkedTo.map((other) => member('action', id, 'links', other, true)),
  ];
}

function organisationPatches({ id, aliases = [], ...fields }: OrganisationJson): Patch[] {
  return [
    create('organisation', id, fields),
    ...aliases.map((alias) => member('organisation', id, 'aliases', alias, true)),
  ];
}

const create = (entity: Entity, id: string, fields: Record<string, Json | object | undefined>): Patch => ({
  op: 'create',
  entity,
  id,
  fields: fields as Record<string, Json | undefined>,
});

const member = (entity: Entity, id: string, field: string, key: string, to: Json): Patch => ({
  op: 'set', entity, id, field, key, from: undefined, to,
}); // prettier-ignore

function withKeys<T>(list: readonly T[]): [T, string][] {
  const keys = freshKeys(list.length);
  return list.map((item, index) => [item, keys[index] as string]);
}

/** The fields of a group in the JSON under their names in the document. */
const rename = (group: Record<string, unknown> | undefined, names: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(names).map(([name, field]) => [field, group?.[name] as Json | undefined]),
  );
