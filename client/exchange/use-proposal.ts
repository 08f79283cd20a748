import { useEffect, useMemo, useState } from 'react';
import type { Found } from '../../shared/exchange/found.ts';
import { propose } from '../../shared/exchange/propose.ts';
import type { Answers, Proposal } from '../../shared/exchange/proposal.ts';
import { AppError } from '../../shared/errors.ts';
import type { Records } from '../../shared/plan/document.ts';
import { useStore } from '../state/hooks.tsx';

/** What others change is worked into the proposal so long after the first of it, in ms: thousands of rows take their time. */
const pause = 500;

/**
 * What would become of the plan as it stands now. Rows and doubts keep their order and their keys whatever others
 * change meanwhile. Undefined when the plan has no room for all of it.
 */
export function useProposal(
  found: Found,
  answers: Answers,
  since: ReadonlyMap<string, string>,
): Proposal | undefined {
  const records = usePlan();
  return useMemo(() => {
    try {
      return propose(found, records, { answers, before: (path) => since.get(path) });
    } catch (error) {
      if (error instanceof AppError && error.code === 'limit') return undefined;
      throw error;
    }
  }, [found, records, answers, since]);
}

/** The plan as it stands, or stood a moment ago. */
function usePlan(): Records {
  const store = useStore();
  const [records, setRecords] = useState(() => store.records());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const renew = () => {
      timer = undefined;
      setRecords(store.records());
    };
    const unsubscribe = store.subscribe('any', () => {
      timer ??= setTimeout(renew, pause);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [store]);
  return records;
}
