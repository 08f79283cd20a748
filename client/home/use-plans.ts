import { useCallback, useEffect, useState } from 'react';
import { isSignedOut } from '../lib/api.ts';
import { useAccount } from '../state/hooks.tsx';
import { fetchPlans, type MyPlans } from './plans.ts';

export interface Plans {
  /** Undefined until they are known. */
  readonly plans: MyPlans | 'failed' | undefined;
  /** Fetches them anew; what is shown stays until they are here. */
  readonly reload: () => Promise<void>;
  /** The same with nothing shown meanwhile. */
  readonly retry: () => void;
}

/** My plans, fetched when the page is opened and when one comes back to it. */
export function usePlans(): Plans {
  const account = useAccount();
  const [plans, setPlans] = useState<Plans['plans']>();
  const reload = useCallback(async () => {
    try {
      setPlans(await fetchPlans());
    } catch (error) {
      // Then the way in takes the place of this page.
      if (isSignedOut(error)) return account.refresh();
      setPlans((before) => before ?? 'failed');
    }
  }, [account]);
  const retry = useCallback(() => {
    setPlans(undefined);
    void reload();
  }, [reload]);
  useEffect(() => {
    void reload();
    const look = () => void reload();
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [reload]);
  return { plans, reload, retry };
}
