import { isBroken } from '../../shared/plan/document.ts';
import type { Command } from '../../shared/plan/command-inputs.ts';
import { useRecord } from '../state/hooks.tsx';

/** In which way an organisation stands on an action. */
export type Side = 'owners' | 'partners';

export const otherSide = { owners: 'partners', partners: 'owners' } as const satisfies Record<Side, Side>;

/** The command that sets who stands on an action in one way. */
export const setting = (side: Side, id: string, orgs: readonly string[]): Command =>
  side === 'owners'
    ? { name: 'setOwners', input: { id, owners: [...orgs] } }
    : { name: 'setPartners', input: { id, partners: [...orgs] } };

/** What an organisation is called. An id that is in no register stands for itself. */
export function useOrganisationName(id: string): string {
  const organisation = useRecord('organisation', id);
  return (organisation && !isBroken(organisation) && organisation.name) || id;
}
