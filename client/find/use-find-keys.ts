import { useEffect, useEffectEvent } from 'react';
import { findKeys, paletteKey, type FindDeed } from '../lib/find-keys.ts';
import { singleKeys } from '../lib/single-keys.ts';

/** Where letters are written, or something else has the keys. */
const elsewhere = 'input, textarea, select, [contenteditable=true], dialog, [role=menu]';

/** The keys for finding, wherever one is on the page. Those with Ctrl work in fields too. */
export function useFindKeys(deeds: Readonly<Record<FindDeed, () => void>>): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { target, ctrlKey, metaKey, altKey, defaultPrevented } = event;
    const key = event.key.toLowerCase();
    if (defaultPrevented || altKey) return;
    const at = target as HTMLElement;
    if (ctrlKey || metaKey) {
      if (key !== paletteKey || event.shiftKey || at.closest('dialog')) return;
      event.preventDefault();
      return deeds.palette();
    }
    const deed = Object.hasOwn(findKeys, key) && findKeys[key as keyof typeof findKeys];
    if (!deed || !singleKeys.areOn || at.closest(elsewhere)) return;
    event.preventDefault();
    deeds[deed]();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}
