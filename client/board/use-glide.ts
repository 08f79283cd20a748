import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { prefersStillness } from '../lib/stillness.ts';
import { useStore } from '../state/hooks.tsx';
import type { Change } from '../state/plan-store.ts';
import { useBoard } from './board-context.tsx';

const glide = { duration: 200, easing: 'cubic-bezier(.2,.7,.2,1)' };
const tint = 4_000;
/** More records at once are not somebody's edit but the plan arriving. */
const mostTinted = 50;

/** Lets cards be seen going where a change puts them; those that others have changed are tinted for a while. */
export function useGlide(surface: { current: HTMLElement | null }): void {
  const store = useStore();
  const { lifting } = useBoard();
  useEffect(() => {
    let before: Place[] = [];
    return store.watch({
      before: () => {
        before = lifting.isLanding || prefersStillness() ? [] : cardsInView(surface.current);
      },
      after: (change) => {
        flushSync(() => {});
        for (const place of before) move(surface.current, place);
        if (change.isRemote && change.keys.length <= mostTinted) tintChanged(surface.current, change);
      },
    });
  }, [store, lifting, surface]);
}

interface Place {
  readonly element: HTMLElement;
  readonly rect: DOMRect;
}

const isInView = ({ bottom, top, left, right }: DOMRect): boolean =>
  bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;

const inView = (elements: Iterable<Element>): Place[] =>
  [...elements]
    .map((element) => ({ element: element as HTMLElement, rect: element.getBoundingClientRect() }))
    .filter(({ rect }) => isInView(rect));

/**
 * Where the cards are that can be seen. Only the columns and strategies in view are gone through, for there may be
 * many, and what is asked for its place inside a strategy off screen would be laid out.
 */
function cardsInView(surface: HTMLElement | null): Place[] {
  const columns = inView(surface?.children ?? []);
  const groups = columns.flatMap(({ element }) =>
    inView(element.querySelectorAll('.strategy, .column-content > .cards')),
  );
  return groups.flatMap(({ element }) => inView(element.querySelectorAll('article[data-id]')));
}

const cardOf = (surface: HTMLElement | null, id: string): HTMLElement | null | undefined =>
  surface?.querySelector<HTMLElement>(`article[data-id="${CSS.escape(id)}"]`);

function move(surface: HTMLElement | null, { element, rect: from }: Place): void {
  // A card that came under another strategy has been drawn anew there.
  const card = element.isConnected ? element : cardOf(surface, element.dataset.id!);
  if (!card) return;
  const to = card.getBoundingClientRect();
  const [x, y] = [from.left - to.left, from.top - to.top];
  if (Math.abs(x) < 1 && Math.abs(y) < 1) return;
  // Columns clip what leaves them, so a card that changes column appears there instead.
  const start = Math.abs(x) > 1 ? { opacity: 0 } : { transform: `translateY(${y}px)` };
  card.animate([start, {}], glide);
}

function tintChanged(surface: HTMLElement | null, { keys }: Change): void {
  for (const key of keys) {
    const id = CSS.escape(key.slice(key.indexOf('/') + 1));
    const places = `article[data-id="${id}"], article[data-id^="${id}@"]`;
    for (const card of surface?.querySelectorAll(places) ?? [])
      card.animate(
        [{ backgroundColor: 'var(--recent)' }, { backgroundColor: 'var(--recent)', offset: 0.8 }, {}],
        tint,
      );
  }
}
