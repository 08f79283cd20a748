import { useEffect } from 'react';
import type { Action } from '../../shared/plan/schema.ts';
import { standstillOf, type Standstill } from '../../shared/plan/standstill.ts';
import { useSignalPart } from '../lib/signal.ts';
import { momentsOf } from '../state/activity.ts';
import { useSession } from './hooks.tsx';

/** Whether an action stands still. Whoever asks is only told again when that changes. */
export function useStandstill(action: Action): Standstill | undefined {
  const { known } = useWantedActivity();
  const found = useSignalPart(known, (all) => {
    const standstill = standstillOf(action, momentsOf(all, action.id)?.moved, Date.now());
    return standstill && `${standstill.kind} ${standstill.since}`;
  });
  if (found === undefined) return undefined;
  const [kind, since] = found.split(' ') as [Standstill['kind'], string];
  return { kind, since };
}

/** When something last happened to the actions: asked of the server when the first one wants to know. */
function useWantedActivity() {
  const { activity } = useSession();
  useEffect(() => activity.want(), [activity]);
  return activity;
}
