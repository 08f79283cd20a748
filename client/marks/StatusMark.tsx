import type { ReactNode } from 'react';
import type { Status } from '../../shared/plan/schema.ts';
import { useMessages } from '../lib/i18n.tsx';

const ring = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.8 };
const onDisc = { fill: 'none', stroke: 'var(--surface)', strokeWidth: 1.9, strokeLinecap: 'round' as const };

/** A shape for each status, so that it is told without colour. */
const marks: Record<Status, ReactNode> = {
  idea: <circle cx="8" cy="8" r="6" {...ring} strokeDasharray="2.4 2.3" />,
  proposed: <circle cx="8" cy="8" r="6" {...ring} />,
  clarifying: (
    <>
      <circle cx="8" cy="8" r="6" {...ring} />
      <circle cx="8" cy="8" r="2.5" fill="currentColor" />
    </>
  ),
  confirmed: (
    <>
      <circle cx="8" cy="8" r="6" {...ring} />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  'under-way': (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M6.4 4.9v6.2L11.2 8z" fill="var(--surface)" />
    </>
  ),
  'on-hold': (
    <>
      <rect x="1" y="1" width="14" height="14" rx="3" fill="currentColor" />
      <path d="M6 4.7v6.6M10 4.7v6.6" {...onDisc} />
    </>
  ),
  done: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="m4.8 8.2 2.2 2.2 4.2-4.6" {...onDisc} strokeLinejoin="round" />
    </>
  ),
  closed: (
    <>
      <rect x="1.9" y="1.9" width="12.2" height="12.2" rx="3" {...ring} />
      <path d="m5.4 10.6 5.2-5.2" {...ring} strokeLinecap="round" />
    </>
  ),
};

export function StatusMark({ status }: { readonly status: Status }) {
  const m = useMessages();
  return (
    <span className={`status ${status}`}>
      <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden>
        {marks[status]}
      </svg>
      {m.status[status]}
    </span>
  );
}
