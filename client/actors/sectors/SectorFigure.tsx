import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { patternOf, Patterns } from './patterns.tsx';
import { piecesOf, type BalanceRow, type Balances } from './rows.ts';

/** In units of the figure. */
const [line, width, names, bar, keyColumns] = [36, 1100, 300, 740, 3];
const prefix = 'kept';

/** The balances as a picture: the same numbers, drawn only to be kept. */
export function SectorFigure({ balances: { rows, sum, groups } }: { readonly balances: Balances }) {
  const m = useKnownTexts(actorsTexts).sectors;
  const all = [...rows, sum];
  const top = 52 + Math.ceil(groups.length / keyColumns) * 24;
  const height = top + all.length * line + 16;
  return (
    <svg className="figure" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <Patterns prefix={prefix} />
      <text className="figure-title" x="16" y="26">
        {m.caption}
      </text>
      {groups.map((group, index) => (
        <g
          key={group}
          className={`party is-${group}`}
          transform={`translate(${16 + (index % keyColumns) * 250} ${44 + Math.floor(index / keyColumns) * 24})`}
        >
          <rect className="party-piece" width="26" height="14" fill={patternOf(prefix, group)} />
          <text className="figure-text" x="34" y="7">
            {m.group[group]}
          </text>
        </g>
      ))}
      {all.map((row, index) => (
        <g key={row.key} transform={`translate(0 ${top + index * line})`}>
          <FigureLine row={row} />
        </g>
      ))}
    </svg>
  );
}

/** Letters of a title that there is room for. */
const longest = 40;

function FigureLine({ row: { no, title, actions, groups } }: { readonly row: BalanceRow }) {
  const name = no === undefined ? title : `${no} ${title}`;
  return (
    <>
      <text className="figure-text" x="16" y={line / 2}>
        {name.length > longest ? `${name.slice(0, longest - 1)}…` : name}
      </text>
      <text className="figure-number" x={names + 26} y={line / 2} textAnchor="end">
        {actions.length}
      </text>
      {piecesOf(groups).map(({ group, n, from, part }) => (
        <g key={group} className={`party is-${group}`}>
          <rect
            className="party-piece"
            x={names + 38 + from * bar}
            y={5}
            width={part * bar}
            height={line - 10}
            fill={patternOf(prefix, group)}
          />
          <text
            className="party-number"
            x={names + 38 + (from + part / 2) * bar}
            y={line / 2}
            textAnchor="middle"
          >
            {n}
          </text>
        </g>
      ))}
    </>
  );
}
