import { memo } from 'react';
import type { Line } from './scene.ts';

const widthOf = (actions: number): number => Math.min(9, 0.7 + actions * 0.6);

interface LinesProps {
  readonly lines: readonly Line[];
  readonly thickness: number;
  /** Whose lines light up. */
  readonly looked: string | undefined;
}

/** A line for every two that work together: whole when both have confirmed it of at least one action, dashed till then. */
export const Lines = memo(function Lines({ lines, thickness, looked }: LinesProps) {
  return (
    <g className="map-lines" aria-hidden>
      {lines.map(({ key, from, to, actions, firm, isFitting }) => (
        <line
          key={key}
          data-tie={key}
          className={firm > 0 ? 'is-firm' : undefined}
          x1={from.x}
          y1={from.y}
          x2={to.x}
          y2={to.y}
          strokeWidth={widthOf(actions) * thickness}
          data-out={!isFitting || undefined}
          data-lit={from.id === looked || to.id === looked || undefined}
        />
      ))}
    </g>
  );
});
