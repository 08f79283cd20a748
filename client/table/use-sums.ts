import { useMemo, useSyncExternalStore } from 'react';
import { sumsOf, type Sums } from '../../shared/table/rows.ts';
import { useStore } from '../state/hooks.tsx';
import { knownAction } from './use-rows.ts';

/** What some actions come to. Renders again only when that is something else. */
export function useSums(ids: readonly string[]): Sums {
  const store = useStore();
  const following = useMemo(() => {
    const read = () => sumsOf(ids.flatMap((id) => knownAction(store, id) ?? []));
    let sums = read();
    const renew = () => {
      const next = read();
      const isNew = JSON.stringify(next) !== JSON.stringify(sums);
      if (isNew) sums = next;
      return isNew;
    };
    const subscribe = (listener: () => void) => {
      renew();
      return store.subscribe('any', () => renew() && listener());
    };
    return { subscribe, get: () => sums };
  }, [store, ids]);
  return useSyncExternalStore(following.subscribe, following.get);
}
