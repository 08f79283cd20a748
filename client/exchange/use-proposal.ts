import { useEffect, useMemo, useState } from 'react';
import type { Found } from '../../shared/exchange/found.ts';
import { propose } from '../../shared/exchange/propose.ts';
import type { Answers, Proposal } from '../../shared/exchange/proposal.ts';
import { useStore } from '../state/hooks.tsx';

/** What others change is worked into the proposal so long after the first of it, in ms: thousands of rows take their time. */
const pause = 500;

/**
 * What would become of the plan as it stands now. Rows and doubts keep their order and their keys whatever others
 * change meanwhile.
 */
export function useProposal(found: Found, answers: Answers, since: ReadonlyMap<string, string>): Proposal {
  const store = useStore();
  const version = usePlanVersion();
  return useMemo(
    () => propose(found, store.records(), { answers, before: (path) => since.get(path) }),
    // The plan has changed when its version has.
    [found, answers, since, store, version],
  );
}

function usePlanVersion(): number {
  const store = useStore();
  const [version, setVersion] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const renew = () => {
      timer = undefined;
      setVersion((now) => now + 1);
    };
    const unsubscribe = store.subscribe('any', () => {
      timer ??= setTimeout(renew, pause);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [store]);
  return version;
}
