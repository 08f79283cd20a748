import { createContext, useContext } from 'react';
import type { MemberDeeds } from './use-deeds.ts';
import type { Known } from './use-members.ts';

/** What every part of the page needs. */
export interface MembersView extends Known {
  /** The plan's id. */
  readonly id: string;
  /** The person who looks. */
  readonly me: string;
  /** In ms, to the minute. */
  readonly now: number;
  readonly deeds: MemberDeeds;
  readonly reload: () => Promise<void>;
}

export const MembersContext = createContext<MembersView | undefined>(undefined);

export function useView(): MembersView {
  const view = useContext(MembersContext);
  if (!view) throw new Error('There is no MembersContext above');
  return view;
}
