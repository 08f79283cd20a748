import type { PlanStore } from '../state/plan-store.ts';
import type { Target } from '../hand/target.ts';
import type { Lift } from './lift.ts';
import { siblingsOf, themeOfStrategy } from '../state/names.ts';
import type { Direction } from './stops.ts';

/**
 * Where a lifted thing goes with an arrow key: a place up or down, over into the next strategy at an end,
 * or into the next theme I may change. Undefined when there is nowhere to go.
 */
export function stepFrom(
  store: PlanStore,
  lift: Lift,
  direction: Direction,
  mayEnter: (theme: string) => boolean,
  isHidden: (id: string) => boolean,
): Target | undefined {
  const { parent, index } = lift.target;
  const others = siblingsOf(store, lift.entity, parent).filter((id) => !lift.group.has(id));
  if (direction === 'Home') return { parent, index: 0 };
  if (direction === 'End') return { parent, index: others.length };
  const isBack = direction === 'ArrowUp' || direction === 'ArrowLeft';
  const isAcross = direction === 'ArrowLeft' || direction === 'ArrowRight';
  const step = isBack ? -1 : 1;
  if (lift.entity !== 'theme' && isAcross) return intoTheme(store, lift, step, mayEnter);
  // A step is one that is seen: those that are not shown are passed along with the next one that is.
  let at = index;
  while (isHidden(others[step > 0 ? at : at - 1] ?? '')) at += step;
  const next = at + step;
  if (next >= 0 && next <= others.length) return { parent, index: next };
  return lift.entity === 'action' ? intoStrategy(store, lift, step) : undefined;
}

/** Over the edge of a strategy, into the one above (at its end) or below (at its beginning). */
function intoStrategy(store: PlanStore, lift: Lift, step: -1 | 1): Target | undefined {
  const strategies = store.shown.strategies.get(themeOfStrategy(store, lift.target.parent)) ?? [];
  const parent = strategies[strategies.indexOf(lift.target.parent) + step];
  return parent === undefined ? undefined : { parent, index: step < 0 ? Infinity : 0 };
}

/** Into the next theme that can take it: a card goes first under its first strategy, a strategy keeps its place. */
function intoTheme(
  store: PlanStore,
  lift: Lift,
  step: -1 | 1,
  mayEnter: (theme: string) => boolean,
): Target | undefined {
  const { strategies } = store.shown;
  const themes = store.shown.themes.filter(mayEnter);
  const theme = lift.entity === 'action' ? themeOfStrategy(store, lift.target.parent) : lift.target.parent;
  const from = themes.indexOf(theme);
  const onward = step > 0 ? themes.slice(from + 1) : themes.slice(0, Math.max(from, 0)).toReversed();
  if (lift.entity === 'strategy')
    return onward[0] === undefined ? undefined : { parent: onward[0], index: lift.target.index };
  const next = onward.find((id) => strategies.get(id)?.length);
  const parent = next && strategies.get(next)?.[0];
  return parent === undefined ? undefined : { parent, index: 0 };
}
