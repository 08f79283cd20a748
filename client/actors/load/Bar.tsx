import type { CSSProperties } from 'react';
import type { Count } from './rows.ts';

interface BarProps {
  readonly total: Count;
  readonly most: number;
  readonly isPlanned: boolean;
}

/** How much it is beside the others: hatched for what does not exist yet; an empty frame shows what it is now. */
export function Bar({ total: { now, after }, most, isPlanned }: BarProps) {
  const longest = Math.max(now, after);
  const part = (n: number, of: number) => ({ '--part': of === 0 ? 0 : n / of }) as CSSProperties;
  return (
    <span className="load-bar" style={part(longest, most)} aria-hidden>
      {after > 0 && <i className={isPlanned ? 'is-planned' : undefined} style={part(after, longest)} />}
      {now !== after && <i className="is-now" style={part(now, longest)} />}
    </span>
  );
}
