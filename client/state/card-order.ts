import type { Shown } from './shown.ts';

/**
 * Every card of the board once, in the order one comes to them there: what is unplaced, then theme by theme, each card
 * where it is at home.
 */
export function cardOrder({
  themes,
  strategies,
  actions,
  unplacedStrategies,
  unplaced,
}: Shown): readonly string[] {
  const under = (ids: readonly string[]) => ids.flatMap((strategy) => actions.get(strategy) ?? []);
  return [
    ...under(unplacedStrategies),
    ...unplaced,
    ...themes.flatMap((theme) => under(strategies.get(theme) ?? [])),
  ];
}
