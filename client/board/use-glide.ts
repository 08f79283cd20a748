import { useEffect } from 'react';
import { flushSync } from 'react-dom';
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
    let before = new Map<string, DOMRect>();
    return store.watch({
      before: () => {
        before = lifting.isLanding || prefersStillness() ? new Map() : rectsIn(surface.current);
      },
      after: (change) => {
        flushSync(() => {});
        for (const card of cardsIn(surface.current)) move(card, before.get(card.dataset.id!));
        if (change.isRemote && change.keys.length <= mostTinted) tintChanged(surface.current, change);
      },
    });
  }, [store, lifting, surface]);
}

const prefersStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

const cardsIn = (surface: HTMLElement | null): HTMLElement[] =>
  surface ? [...surface.querySelectorAll<HTMLElement>('article[data-id]')] : [];

/** Where the cards are that can be seen. */
function rectsIn(surface: HTMLElement | null): Map<string, DOMRect> {
  const rects = cardsIn(surface).map((card): [string, DOMRect] => [
    card.dataset.id!,
    card.getBoundingClientRect(),
  ]);
  return new Map(
    rects.filter(
      ([, { bottom, top, left, right }]) => bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    ),
  );
}

function move(card: HTMLElement, from: DOMRect | undefined): void {
  if (!from) return;
  const to = card.getBoundingClientRect();
  const [x, y] = [from.left - to.left, from.top - to.top];
  if (Math.abs(x) < 1 && Math.abs(y) < 1) return;
  // Columns clip what leaves them, so a card that changes column appears there instead.
  const start = Math.abs(x) > 1 ? { opacity: 0 } : { transform: `translateY(${y}px)` };
  card.animate([start, {}], glide);
}

function tintChanged(surface: HTMLElement | null, { keys }: Change): void {
  for (const key of keys) {
    const card = surface?.querySelector(`article[data-id="${CSS.escape(key.slice(key.indexOf('/') + 1))}"]`);
    card?.animate(
      [{ backgroundColor: 'var(--recent)' }, { backgroundColor: 'var(--recent)', offset: 0.8 }, {}],
      tint,
    );
  }
}
