import { useMessages } from '../lib/i18n.tsx';
import { useNotices } from '../ui/notices.tsx';
import { isLocked, useBoard } from './board-context.tsx';
import { cardsIn, stopsIn } from './stops.ts';

export interface ChooseDeeds {
  /** Chooses a card, or no longer. */
  readonly toggle: (card: HTMLElement) => void;
  /** Chooses all from the last one to this one, within the column. */
  readonly reach: (card: HTMLElement, from?: HTMLElement) => void;
  /** The same, to the next card above or below. */
  readonly step: (card: HTMLElement, direction: 'ArrowUp' | 'ArrowDown') => void;
}

/** Choosing cards as they are drawn. Those of a column I only read are not mine to choose: it is said. */
export function useChoose(): ChooseDeeds {
  const m = useMessages();
  const notices = useNotices();
  const { choosing } = useBoard();
  const isMine = (card: HTMLElement): boolean => {
    if (isLocked(card) || card.dataset.action === undefined) {
      notices.show({ text: m.card.notChosen });
      return false;
    }
    return true;
  };
  const reach = (card: HTMLElement, from = card) => {
    const column = card.closest<HTMLElement>('.column');
    if (!column || !isMine(card)) return;
    const ids = cardsIn(column).map((one) => one.dataset.action!);
    choosing.reach([...new Set(ids)], from.dataset.action!, card.dataset.action!);
  };
  return {
    toggle: (card) => isMine(card) && choosing.toggle(card.dataset.action!),
    reach,
    step: (card, direction) => {
      const column = card.closest<HTMLElement>('.column');
      if (!column || !isMine(card)) return;
      const stops = stopsIn(column).filter((stop) => stop.dataset.action !== undefined);
      const next = stops[stops.indexOf(card) + (direction === 'ArrowDown' ? 1 : -1)] ?? card;
      reach(next, card);
      next.focus();
    },
  };
}
