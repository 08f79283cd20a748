import type { ReactNode } from 'react';
import type { FundingState } from '../../shared/plan/schema.ts';
import { useMessages } from '../lib/i18n.tsx';

const ring = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.8 };

/** A shape for how far the money has come, so that it is told without colour. */
const marks: Record<FundingState, ReactNode> = {
  idea: <circle cx="8" cy="8" r="6" {...ring} strokeDasharray="2.4 2.3" />,
  applied: (
    <>
      <circle cx="8" cy="8" r="6" {...ring} />
      <path d="M8 11V5.4M5.6 7.6 8 5.2l2.4 2.4" {...ring} strokeLinecap="round" />
    </>
  ),
  granted: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="m4.8 8.2 2.2 2.2 4.2-4.6" fill="none" stroke="var(--surface)" strokeWidth="1.9" />
    </>
  ),
  refused: (
    <>
      <rect x="1.9" y="1.9" width="12.2" height="12.2" rx="3" {...ring} />
      <path d="m5.4 10.6 5.2-5.2" {...ring} strokeLinecap="round" />
    </>
  ),
};

/** The shape alone, for where the words stand beside it. */
export const FundingShape = ({ state }: { readonly state: FundingState }) => (
  <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden>
    {marks[state]}
  </svg>
);

export function FundingMark({ state }: { readonly state: FundingState }) {
  const m = useMessages();
  return (
    <span className={`status ${state === 'granted' ? 'done' : state === 'applied' ? 'under-way' : ''}`}>
      <FundingShape state={state} />
      {m.money.state[state]}
    </span>
  );
}
