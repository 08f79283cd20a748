import { useEffect, useEffectEvent } from 'react';
import { singles } from '../lib/keys.ts';
import { singleKeys } from '../lib/single-keys.ts';
import { useStore } from '../state/hooks.tsx';
import { useOpenCard } from '../sync/card-way.ts';
import { useCopyLinks } from '../sync/links.ts';
import type { Way } from './use-neighbours.ts';

interface Options {
  readonly id: string;
  readonly way: Way;
  readonly onClose: () => void;
}

const field = 'input, textarea, select, [contenteditable=true]';

/**
 * J and K go to the next card and the one before, L copies the address, Esc closes: wherever one is on the page, the
 * board included. In a field Esc first leaves the field.
 */
export function useCardKeys({ id, way, onClose }: Options): void {
  const openCard = useOpenCard();
  const copyLinks = useCopyLinks();
  const store = useStore();
  const go = (to: string | undefined) => to !== undefined && openCard(to, { replace: true });
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const isElsewhere = target.closest('dialog, [role=menu], [role=listbox]') !== null;
    // What I have lifted is put back by Esc.
    if (event.defaultPrevented || isElsewhere || store.isHolding || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isWriting = target.closest(field) !== null;
    if (event.key === 'Escape') {
      if (isWriting) target.closest<HTMLElement>('.card-panel')?.focus();
      else onClose();
      return;
    }
    if (isWriting || !singleKeys.areOn) return;
    const letter = event.key.toLowerCase();
    if (letter === singles.nextCard) go(way.next);
    else if (letter === singles.previousCard) go(way.previous);
    else if (letter === singles.copyLink) void copyLinks([id]);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}
