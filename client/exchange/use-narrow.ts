import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 1099px)');

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}

/** Whether there is no room for three columns. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
