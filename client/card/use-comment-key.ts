import { useEffect, useEffectEvent, type RefObject } from 'react';
import { singleKeys } from '../lib/single-keys.ts';

/**
 * C goes to the field for comments, wherever one is on the page, except where one writes or chooses.
 * @param show brings the comments up, when something else stands in their place
 */
export function useCommentKey(panel: RefObject<HTMLElement | null>, show: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { target, key } = event;
    const isElsewhere = (target as HTMLElement).closest(
      'input, textarea, select, dialog, [contenteditable=true], [role=menu], [role=listbox]',
    );
    if (key.toLowerCase() !== 'c' || isElsewhere || !singleKeys.areOn || event.defaultPrevented) return;
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
