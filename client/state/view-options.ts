import { useSearch } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import { filterFrom, queryOf } from '../../shared/find/query.ts';
import { optionsFrom, withOptions } from '../../shared/views/options.ts';
import type { ViewName } from '../../shared/views/place.ts';
import { memory } from '../lib/storage.ts';

/**
 * How a view is set up, as words: those in the address, else those it was left with on this machine. What is set stands
 * in the address, so that a link shows what I see, and is no step of its own on the browser's way back.
 */
export function useViewOptions(
  plan: string,
  view: ViewName,
): readonly [words: readonly string[], set: (words: readonly string[]) => void] {
  const key = `view.${plan}.${view}`;
  const asked = optionsFrom(useSearch());
  const words = asked.length > 0 ? asked : (memory.get(key)?.split('.') ?? []);
  const set = (next: readonly string[]) => {
    memory.set(key, next.join('.') || undefined);
    const query = withOptions(queryOf(filterFrom(location.search)), next);
    navigate(`${location.pathname}${query}`, { replace: true });
  };
  return [words, set];
}
