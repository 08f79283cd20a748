import { useContext, useEffect, useRef, useState } from 'react';
import { useSearch } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import type { Filter } from '../../shared/find/filter.ts';
import { filterFrom, queryOf } from '../../shared/find/query.ts';
import { optionsFrom, withOptions } from '../../shared/views/options.ts';
import { LooksContext } from '../state/filter.ts';
import { useAccount, useStore } from '../state/hooks.tsx';
import { useRecordStore } from '../state/said.ts';
import { useSession } from '../sync/hooks.tsx';
import { Finder } from './finder.ts';

export interface Asking {
  readonly finder: Finder;
  /**
   * Asks, and writes what is asked into the address. What is being typed is one step on the browser's way back;
   * anything else is a step of its own.
   */
  readonly ask: (filter: Filter, isTyping?: boolean) => void;
}

/** What finds in the plan that is open, kept in step with the address. Undefined for a moment. */
export function useFinder(): Asking | undefined {
  const { person, actor, activity } = useSession();
  const store = useStore();
  const record = useRecordStore();
  const account = useAccount();
  const looks = useContext(LooksContext);
  const search = useSearch();
  const [finder, setFinder] = useState<Finder>();
  const wasTyping = useRef(false);
  useEffect(() => {
    const asker = () => ({
      person,
      actor: actor.value,
      organisation: account.person.value?.organisation,
    });
    const made = new Finder({ store, record, activity, looks, asker });
    setFinder(made);
    return () => made.dispose();
  }, [store, record, activity, looks, account, person, actor]);
  useEffect(() => {
    const asked = filterFrom(search);
    if (!finder || queryOf(asked) === queryOf(finder.outcome.value.filter)) return;
    wasTyping.current = false;
    finder.ask(asked);
  }, [finder, search]);
  if (!finder) return undefined;
  const ask = (filter: Filter, isTyping = false) => {
    finder.ask(filter);
    const query = queryOf(filter);
    if (query !== queryOf(filterFrom(location.search)))
      navigate(`${location.pathname}${withOptions(query, optionsFrom(location.search))}`, {
        replace: isTyping && wasTyping.current,
      });
    wasTyping.current = isTyping;
  };
  return { finder, ask };
}
