import { noFilter, type Filter } from '../../shared/find/filter.ts';
import type { FindTexts } from '../../shared/i18n/find/nb.ts';
import type { Messages } from '../../shared/i18n/nb.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { nameOf } from '../state/names.ts';
import type { PlanStore } from '../state/plan-store.ts';

/** The groups in which several things are chosen. */
export const listGroups = ['organisations', 'sectors', 'themes', 'statuses', 'times', 'marks'] as const;
export type ListGroup = (typeof listGroups)[number];
export type Choice<G extends ListGroup = ListGroup> = Filter[G][number];

/** The words of what stands in a filter. */
export interface ChoiceWords {
  readonly find: FindTexts;
  readonly m: Messages;
  readonly store: PlanStore;
}

/** What one choice of a group is called. */
export function choiceName(group: ListGroup, choice: string, { find, m, store }: ChoiceWords): string {
  switch (group) {
    case 'organisations': {
      const one = store.record('organisation', choice);
      return (one && !isBroken(one) && (one.short ?? one.name)) || choice;
    }
    case 'sectors':
      return m.sector[choice as Choice<'sectors'>];
    case 'themes':
      return nameOf(store.record('theme', choice), m) || choice;
    case 'statuses':
      return m.status[choice as Choice<'statuses'>];
    case 'marks':
      return find.marks[choice as Choice<'marks'>];
    case 'times': {
      if (choice === 'overdue' || choice === 'none') return find[choice];
      const [year, half] = choice.split('-') as [string, string];
      return find.half(year, half);
    }
  }
}

/** A filter with a choice of a group taken in, or out again. */
export function toggled<G extends ListGroup>(filter: Filter, group: G, choice: Choice<G>): Filter {
  const list: readonly string[] = filter[group];
  const next = list.includes(choice) ? list.filter((one) => one !== choice) : [...list, choice];
  return { ...filter, [group]: next };
}

/** The same filter without what is asked in a group. */
export const without = (filter: Filter, group: ListGroup | 'since'): Filter => ({
  ...filter,
  [group]: noFilter[group],
});

/** What is chosen in each group, in words: «Status: I gang, Ferdig». The quick ones have marks of their own. */
export function chosen(
  filter: Filter,
  words: ChoiceWords,
): { readonly group: ListGroup | 'since'; readonly words: string }[] {
  const { find } = words;
  const lists = listGroups.flatMap((group) => {
    const list: readonly string[] = filter[group];
    if (list.length === 0) return [];
    const names = list.map((choice) => choiceName(group, choice, words)).join(', ');
    const as = group === 'organisations' && filter.part ? ` (${find[filter.part].toLowerCase()})` : '';
    return [{ group, words: `${find.groups[group]}: ${names}${as}` }];
  });
  const since = filter.since
    ? [{ group: 'since', words: `${find.groups.since} ${filter.since}` } as const]
    : [];
  return [...lists, ...since];
}
