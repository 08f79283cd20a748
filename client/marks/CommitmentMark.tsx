import type { ReactNode } from 'react';
import type { CommitmentState } from '../../shared/record/schema.ts';
import { useMessages } from '../lib/i18n.tsx';
import './commitment.css';

const ring = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.8 };
const round = { strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

/** A shape for each, so that it is told without colour: dashed ring, clock, tick on a disc, cross. */
const marks: Record<CommitmentState, ReactNode> = {
  proposed: <circle cx="8" cy="8" r="6" {...ring} strokeDasharray="2.4 2.3" />,
  asked: (
    <>
      <circle cx="8" cy="8" r="6" {...ring} />
      <path d="M8 4.9V8l2.1 1.5" {...ring} {...round} />
    </>
  ),
  confirmed: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="m4.8 8.2 2.2 2.2 4.2-4.6" {...ring} {...round} stroke="var(--surface)" />
    </>
  ),
  withdrawn: <path d="m4 4 8 8M12 4l-8 8" {...ring} {...round} strokeWidth={2} />,
};

/** The shape alone, for where the words stand beside it. */
export const CommitmentShape = ({ state }: { readonly state: CommitmentState }) => (
  <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden>
    {marks[state]}
  </svg>
);

/** How far an organisation's promise has come, in shape and word. */
export function CommitmentMark({ state }: { readonly state: CommitmentState }) {
  const m = useMessages();
  return (
    <span className={`commitment ${state}`}>
      <CommitmentShape state={state} />
      {m.commitment[state]}
    </span>
  );
}
