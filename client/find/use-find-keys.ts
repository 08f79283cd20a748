import { useEffect, useEffectEvent } from 'react';
import { findKeys, type FindDeed } from '../lib/find-keys.ts';
import { paletteKey } from '../lib/keys.ts';
import { areKeysElsewhere, singleKeys } from '../lib/single-keys.ts';

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
    if (!deed || !singleKeys.areOn || areKeysElsewhere(at)) return;
    event.preventDefault();
    deeds[deed]();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}
