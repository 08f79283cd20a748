import { isBroken, type Read } from '../../shared/plan/document.ts';
import type { Messages } from '../../shared/i18n/nb.ts';
import type { PlanStore } from './plan-store.ts';

export type Arranged = 'theme' | 'strategy' | 'action';

/** What people call a record by: its number, or its title while it has none. */
export function labelOf(record: Read<Arranged> | undefined): string {
  if (!record) return '';
  if (isBroken(record)) return record.id;
  if ('no' in record) return record.no === undefined ? record.title : String(record.no);
  return record.number ?? `«${record.title}»`;
}

/** Number and title: "5.2.3 Årlig treff for utflyttede under 25". */
export function nameOf(record: Read<Arranged> | undefined, m: Messages): string {
  if (!record) return '';
  if (isBroken(record)) return record.id;
  const number = 'no' in record ? record.no : (record.number ?? m.board.new);
  return [number, record.title].filter((part) => part !== undefined).join(' ');
}

/** Where an id stands among what is shown: under a strategy with the cards shown there a second time. Unplaced ones have no parent. */
export function siblingsOf(store: PlanStore, entity: Arranged, parent: string): readonly string[] {
  const { shown } = store;
  if (entity === 'theme') return shown.themes;
  if (entity === 'strategy') return (parent ? shown.strategies.get(parent) : shown.unplacedStrategies) ?? [];
  return (parent ? shown.cards.get(parent) : shown.unplaced) ?? [];
}

/** The parent under which a record is shown; empty for themes and for what is unplaced. */
export function shownParent(store: PlanStore, entity: Arranged, id: string): string {
  if (entity === 'theme') return '';
  const lists = entity === 'strategy' ? store.shown.strategies : store.shown.actions;
  for (const [parent, ids] of lists) if (ids.includes(id)) return parent;
  return '';
}

/** The theme in whose column a strategy is shown. */
export const themeOfStrategy = (store: PlanStore, strategy: string): string =>
  shownParent(store, 'strategy', strategy);
