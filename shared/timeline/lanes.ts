import { compareText } from '../plan/document.ts';
import type { Listed } from '../plan/standing.ts';
import { timeKey } from './bars.ts';

/** What actions are gathered by. */
export type LanesBy = 'theme' | 'lead';

/** Actions that stand together. The key is the theme's id or the organisation's; empty for those without. */
export interface Lane {
  readonly key: string;
  readonly ids: readonly string[];
}

/** Actions by lane, each once, by time in its lane and as in the plan where that is the same. */
export function lanesOf(listed: readonly Listed[], by: LanesBy, nameOf: (key: string) => string): Lane[] {
  const lanes = Map.groupBy(listed, ({ action, theme }) => (by === 'theme' ? theme : action.owners[0]) ?? '');
  const inOrder = [...lanes].map(([key, list]) => ({
    key,
    ids: list
      .toSorted((a, b) => compareText(timeKey(a.action), timeKey(b.action)))
      .map(({ action }) => action.id),
  }));
  if (by === 'theme') return inOrder.toSorted((a, b) => Number(a.key === '') - Number(b.key === ''));
  return inOrder.toSorted(
    (a, b) =>
      Number(a.key === '') - Number(b.key === '') ||
      b.ids.length - a.ids.length ||
      compareText(nameOf(a.key), nameOf(b.key)),
  );
}
