/*
 * The board is one tab stop: the arrow keys go between its stops (`data-stop`): heads, cards, and the places where
 * something new is made. The stop that has been on last keeps the tab stop, and so does the menu beside it.
 */

/** All of them can be seen when one scrolls there: asking the browser would have it style what is off screen. */
export const stopsIn = (root: ParentNode): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>('[data-stop]'),
];

/** The cards that are drawn in a column, from top to bottom. */
export const cardsIn = (column: ParentNode): HTMLElement[] => [
  ...column.querySelectorAll<HTMLElement>('article[data-action]'),
];

const columnsIn = (surface: HTMLElement): HTMLElement[] =>
  [...surface.querySelectorAll<HTMLElement>('.column')].filter((column) =>
    column.querySelector('[data-stop]'),
  );

const menuOf = (stop: HTMLElement): HTMLElement | null =>
  stop
    .closest('.card, .strategy-head, .theme-line')
    ?.querySelector('button[aria-haspopup=menu]:not([data-stop])') ?? null;

/** Makes a stop the one that Tab comes to. */
export function setCurrent(surface: HTMLElement, stop: HTMLElement): void {
  for (const old of surface.querySelectorAll<HTMLElement>('[data-current]')) {
    delete old.dataset.current;
    old.tabIndex = -1;
  }
  for (const current of [stop, menuOf(stop)]) {
    if (!current) continue;
    current.dataset.current = '';
    current.tabIndex = 0;
  }
}

/** Makes sure that Tab comes to something: what was current may have gone. */
export function ensureCurrent(surface: HTMLElement): void {
  if (surface.querySelector('[data-stop][data-current]')) return;
  const first = surface.querySelector<HTMLElement>('article[data-stop]') ?? stopsIn(surface)[0];
  if (first) setCurrent(surface, first);
}

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End';

export const isDirection = (key: string): key is Direction =>
  ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key);

/** The stop one comes to from `from`: up and down in its column, or at the same height in the next one. */
export function neighbour(
  surface: HTMLElement,
  from: HTMLElement,
  direction: Direction,
): HTMLElement | undefined {
  const column = from.closest<HTMLElement>('.column');
  if (!column) return undefined;
  const stops = stopsIn(column);
  const at = stops.indexOf(from);
  if (direction === 'Home') return stops[0];
  if (direction === 'End') return stops.at(-1);
  if (direction === 'ArrowUp') return stops[at - 1];
  if (direction === 'ArrowDown') return stops[at + 1];
  const columns = columnsIn(surface);
  const next = columns[columns.indexOf(column) + (direction === 'ArrowRight' ? 1 : -1)];
  return next && nearest(next, from.getBoundingClientRect().top);
}

/** How many strategies can hold the stop at a given height: the one that is there, and those beside it. */
const neighbours = 3;

/** The stop of a column that begins nearest to a height. Strategies far from it are not laid out for that. */
function nearest(column: HTMLElement, height: number): HTMLElement | undefined {
  const closest = (elements: HTMLElement[], distance: (rect: DOMRect) => number): HTMLElement[] => {
    const measured = elements.map((element) => ({ element, at: distance(element.getBoundingClientRect()) }));
    return measured.toSorted((a, b) => a.at - b.at).map(({ element }) => element);
  };
  const groups = [...column.querySelectorAll<HTMLElement>('[data-strategy]')];
  const near = closest(groups, ({ top, bottom }) => Math.max(top - height, height - bottom, 0));
  const far = new Set(near.slice(neighbours));
  const stops = stopsIn(column).filter((stop) => !far.has(stop.closest<HTMLElement>('[data-strategy]')!));
  return closest(stops, ({ top }) => Math.abs(top - height))[0];
}
