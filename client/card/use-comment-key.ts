import { useEffect, useEffectEvent, type RefObject } from 'react';
import { singles } from '../lib/keys.ts';
import { commentWish } from '../sync/card-way.ts';
import { useSignal } from '../lib/signal.ts';
import { areKeysElsewhere, singleKeys } from '../lib/single-keys.ts';

/**
 * C goes to the field for comments, wherever one is on the page, except where one writes or chooses.
 * @param show brings the comments up, when something else stands in their place
 */
export function useCommentKey(panel: RefObject<HTMLElement | null>, id: string, show: () => void): void {
  useWish(panel, id, show);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { target, key } = event;
    if (key.toLowerCase() !== singles.comment || !singleKeys.areOn || event.defaultPrevented) return;
    if (areKeysElsewhere(target)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    show();
    requestAnimationFrame(() => panel.current?.querySelector<HTMLElement>('[data-comment-field]')?.focus());
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}

/** The card was opened in order to say something of it: the field gets the focus as soon as it is there. */
function useWish(panel: RefObject<HTMLElement | null>, id: string, show: () => void): void {
  const isWished = useSignal(commentWish) === id;
  const bringUp = useEffectEvent(show);
  useEffect(() => {
    if (!isWished) return;
    bringUp();
    const focus = () => {
      const field = panel.current?.querySelector<HTMLElement>('[data-comment-field]');
      field?.focus();
      if (field) commentWish.set(undefined);
    };
    focus();
    const observer = new MutationObserver(focus);
    observer.observe(panel.current!, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [isWished, panel]);
}
