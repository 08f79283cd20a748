import { isLocked } from './board-context.tsx';
import type { Target } from '../hand/target.ts';
import type { Lift } from './lift.ts';

/** A tall strategy gives way as soon as this much of it is passed, in px. */
const reach = 60;

const all = (root: ParentNode, selector: string): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
];

/**
 * Where something lifted would land if it were let go at a point: worked out from what is drawn, so that no card has
 * to be told of the drag. An infinite index means last. Undefined over nothing; the last target then stands.
 * @param siblings all that stand in a strategy without what is lifted, also those that are not drawn
 */
export function targetAt(
  board: HTMLElement,
  lift: Lift,
  { clientX: x, clientY: y }: Pick<MouseEvent, 'clientX' | 'clientY'>,
  siblings: (strategy: string) => readonly string[],
): Target | undefined {
  if (lift.entity === 'theme') return { parent: '', index: indexAt(themesBut(board, lift.id), x, true) };
  const column = columnAt(board, x);
  if (!column || isLocked(column)) return undefined;
  const groups = all(column, '[data-strategy]');
  if (lift.entity === 'strategy') {
    const others = groups.filter((group) => group.dataset.strategy !== lift.id);
    return { parent: column.dataset.theme!, index: indexAt(others, y) };
  }
  const slot = column.querySelector('.slot')?.getBoundingClientRect();
  if (slot && y >= slot.top && y <= slot.bottom) return undefined;
  const group = groups.findLast((one) => one.getBoundingClientRect().top <= y) ?? groups[0];
  if (!group) return undefined;
  if (group.dataset.folded === 'true') return { parent: group.dataset.strategy!, index: Infinity };
  const cards = all(group, '[data-action]').filter((card) => !lift.group.has(card.dataset.action!));
  const parent = group.dataset.strategy!;
  return { parent, index: indexAmong(siblings(parent), cards, indexAt(cards, y)) };
}

/** The index among all of a place among those that are drawn: after the one above it, or else before the first. */
function indexAmong(siblings: readonly string[], cards: readonly HTMLElement[], passed: number): number {
  const places = cards.map((card) => siblings.indexOf(card.dataset.action!));
  const above = places.slice(0, passed).findLast((place) => place >= 0);
  return above === undefined ? (places.find((place) => place >= 0) ?? Infinity) : above + 1;
}

/** How many of the elements a point has passed: their middle, or well into the tall ones. */
function indexAt(elements: readonly HTMLElement[], at: number, isAcross = false): number {
  return elements.filter((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return (isAcross ? left + width / 2 : top + Math.min(height / 2, reach)) < at;
  }).length;
}

/** The themes' columns. They are the board's own children: a search would go through all cards, at every frame. */
const columnsOf = (surface: HTMLElement): HTMLElement[] =>
  [...(surface.querySelector('#board')?.children ?? [])].filter(
    (child): child is HTMLElement => child instanceof HTMLElement && child.dataset.theme !== undefined,
  );

const themesBut = (board: HTMLElement, id: string): HTMLElement[] =>
  columnsOf(board).filter((column) => column.dataset.theme !== id);

/** The column under a point, or the nearest when the point lies between two. */
function columnAt(board: HTMLElement, x: number): HTMLElement | undefined {
  const distance = (column: HTMLElement) => {
    const { left, right } = column.getBoundingClientRect();
    return Math.max(left - x, x - right, 0);
  };
  const columns = columnsOf(board);
  return columns.reduce<HTMLElement | undefined>(
    (best, column) => (!best || distance(column) < distance(best) ? column : best),
    undefined,
  );
}

/** The mark of a theme that an element belongs to, on the rail or the phone bar; `choose` for the one that asks. */
export const zoneOf = (element: Element | null): string | undefined =>
  element?.closest<HTMLElement>('[data-zone]')?.dataset.zone;
