import { isBroken, readAll, type Broken } from '../plan/document.ts';
import type { Action, Organisation } from '../plan/schema.ts';
import { isArchived, treeOf } from '../plan/tree.ts';
import { columnMeanings, type Found, type FoundAction } from './found.ts';
import { planFromJson } from './from-json.ts';

/**
 * What a plan as JSON says, to be compared with a plan: everything with its id.
 * @param json as parsed
 * @throws AppError `bad-file` or `limit`, as `planFromJson`
 */
export function foundFromJson(json: unknown): Found {
  const records = readAll(planFromJson(json));
  const tree = treeOf(records);
  let row = 0;
  const actionsIn = (strategy: string): FoundAction[] =>
    (tree.actions.get(strategy) ?? []).flatMap((id) => {
      const action = readable(records.actions.get(id));
      row += 1;
      return action ? [actionOf(action, row)] : [];
    });
  const themes = tree.themes.flatMap((id) => {
    const theme = readable(records.themes.get(id));
    if (!theme) return [];
    const strategies = (tree.strategies.get(id) ?? []).flatMap((one) => {
      const strategy = readable(records.strategies.get(one));
      if (!strategy || isArchived(strategy)) return [];
      const { number, title, description } = strategy;
      return [{ id: one, number, title, description, actions: actionsIn(one) }];
    });
    const { no, title, vision, mainGoal, subGoals, indicators, background } = theme;
    const texts = { vision, mainGoal, subGoals, indicators, background };
    return isArchived(theme) ? [] : [{ id, no, title, ...texts, strategies }];
  });
  const title = isBroken(records.plan) ? undefined : records.plan.title;
  return {
    ...(title !== undefined && { title }),
    themes,
    organisations: [...records.organisations.values()].filter((one): one is Organisation => !isBroken(one)),
    columns: columnMeanings.filter((one) => one !== 'none').map((meaning) => ({ header: meaning, meaning })),
    unplaced: tree.unplaced,
    left: [],
  };
}

const readable = <T extends { readonly id: string }>(record: T | Broken | undefined): T | undefined =>
  record && !isBroken(record) ? record : undefined;

function actionOf(action: Action, row: number): FoundAction {
  const { id, number, title, description, timeText, fundingText, status, owners, partners } = action;
  const {
    ownerNote, partnerNote, timeNote, start, due, nextStep, nextDate, effort, benefitParticipants, benefitRegion, horizon,
    note, recurrence, precision,
  } = action; // prettier-ignore
  return {
    id,
    number,
    at: { table: 1, row },
    words: [],
    title,
    description,
    time: timeText ?? '',
    funding: fundingText ?? '',
    status,
    archived: action.archived === true,
    ownerIds: owners,
    partnerIds: partners,
    fields: {
      ownerNote, partnerNote, timeNote, start, due, nextStep, nextDate, effort, benefitParticipants, benefitRegion, horizon,
      note: note ?? '', recurrence, precision,
    }, // prettier-ignore
  };
}
