import type { MembersTexts } from '../../shared/i18n/members/nb.ts';
import type { Messages } from '../../shared/i18n/nb.ts';
import type { Contributions } from '../../shared/members.ts';
import { splitPlace } from '../../shared/plan/tree.ts';
import { nameOf, type PlanFacts } from './plan.ts';

type Change = Contributions['changes'][number];

/** A change as people read it. `before` and `after` are what stood there, when that can be shown. */
export interface ChangeWords {
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
}

/** @param status what statuses are called */
export function changeWords(
  change: Change,
  plan: PlanFacts,
  m: MembersTexts,
  status: Messages['status'],
): ChangeWords {
  const { field, key, from, to } = change;
  const words = m.said;
  if (field === undefined) return { what: words.made };
  if (field === 'archived') return { what: to ? words.archived : words.restored };
  if (field === 'place') return moved(change, plan, m);
  if (field === 'order') return { what: words.moved };
  const name = field in words.fields ? words.fields[field as 'title'] : words.fields.other;
  if (key !== undefined) {
    const member = nameOf(plan, field === 'links' ? 'action' : 'organisation', key) ?? key;
    return { what: to === undefined ? words.took(name, member) : words.added(name, member) };
  }
  const shown = (value: unknown) =>
    field === 'status' ? (status[value as keyof typeof status] ?? '') : textOf(value);
  return { what: words.changed(name), before: shown(from), after: shown(to) };
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function moved({ from, to }: Change, plan: PlanFacts, m: MembersTexts): ChangeWords {
  const parentOf = (place: unknown) => splitPlace(typeof place === 'string' ? place : '').parent;
  const [before, after] = [parentOf(from), parentOf(to)];
  if (before === after) return { what: m.said.moved };
  const named = (id: string) => nameOf(plan, 'strategy', id) ?? id;
  return { what: m.said.moved, before: named(before), after: named(after) };
}
