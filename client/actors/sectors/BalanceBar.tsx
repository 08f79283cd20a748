import { patternOf } from './patterns.tsx';
import { piecesOf, type BalanceRow } from './rows.ts';

const percent = (part: number): string => `${(100 * part).toFixed(3)}%`;
/** A piece narrower than this, as a part of the bar, has no room for its number. */
const narrowest = 0.05;

/** How taking part in a theme is shared. The same numbers stand in the table beside it. */
export const BalanceBar = ({ row }: { readonly row: BalanceRow }) => (
  <svg className="balance-bar" width="100%" height="24" aria-hidden>
    {piecesOf(row.groups).map(({ group, n, from, part }) => (
      <g key={group} className={`party is-${group}`}>
        <rect
          className="party-piece"
          x={percent(from)}
          y="1"
          width={percent(part)}
          height="22"
          fill={patternOf('party', group)}
        />
        {part >= narrowest && (
          <text x={percent(from + part / 2)} y="12">
            {n}
          </text>
        )}
      </g>
    ))}
  </svg>
);
