import { useCallback, useEffect, useState } from 'react';
import {
  invitationListSchema,
  memberListSchema,
  type InvitationJson,
  type MemberJson,
} from '../../shared/members.ts';
import { isSignedOut, Refusal } from '../lib/api.ts';
import { request } from '../lib/request.ts';
import { useAccount } from '../state/hooks.tsx';
import { planSchema, type PlanFacts } from './plan.ts';

/** Everything this page shows. */
export interface Known {
  readonly plan: PlanFacts;
  readonly members: readonly MemberJson[];
  readonly invitations: readonly InvitationJson[];
}

/** Why there is nothing to show. */
export type Trouble = 'failed' | 'not-yours' | 'missing';

export interface Members {
  /** Undefined until it is known. */
  readonly known: Known | Trouble | undefined;
  /** Fetches all of it anew; what is shown stays until it is here. */
  readonly reload: () => Promise<void>;
  readonly retry: () => void;
}

/** How often what is shown is fetched anew by itself, in ms. */
const pause = 60_000;

/** Who takes part in a plan: fetched when the page is opened, when one comes back to it, and every minute. */
export function useMembers(id: string): Members {
  const account = useAccount();
  const [known, setKnown] = useState<Members['known']>();
  const reload = useCallback(async () => {
    try {
      setKnown(await fetchAll(id));
    } catch (error) {
      // Then the way in takes the place of this page.
      if (isSignedOut(error)) return account.refresh();
      const trouble = troubleOf(error);
      // Without a line for a moment, what is known stays.
      setKnown((before) => (trouble === 'failed' ? (before ?? trouble) : trouble));
    }
  }, [id, account]);
  const retry = useCallback(() => {
    setKnown(undefined);
    void reload();
  }, [reload]);
  useEffect(() => {
    void reload();
    const look = () => document.hidden || void reload();
    const timer = setInterval(look, pause);
    addEventListener('focus', look);
    return () => {
      clearInterval(timer);
      removeEventListener('focus', look);
    };
  }, [reload]);
  return { known, reload, retry };
}

async function fetchAll(id: string): Promise<Known> {
  const [plan, members, invitations] = await Promise.all([
    request(`/plans/${id}`, planSchema),
    request(`/plans/${id}/members`, memberListSchema),
    request(`/plans/${id}/invitations`, invitationListSchema),
  ]);
  return { plan, members, invitations };
}

function troubleOf(error: unknown): Trouble {
  const status = error instanceof Refusal ? error.status : 0;
  if (status === 403) return 'not-yours';
  return status === 404 ? 'missing' : 'failed';
}
