import { percentOf, type Role } from '../../../shared/actors/load.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { Hatch } from '../Hatch.tsx';
import { stepOf, type Row, type Rows } from './rows.ts';

interface LoadFigureProps {
  readonly table: Rows;
  readonly heads: readonly { readonly whole: string; readonly short: string }[];
  readonly role: Role;
  readonly of: number;
}

/** In units of the figure. */
const [line, top, names, bar, cell] = [30, 74, 250, 170, 42];
const cellsAt = names + 46 + bar + 60;

/** The table of loads as a picture: the same numbers, drawn only to be kept. */
export function LoadFigure({ table: { rows, columns, most }, heads, role, of }: LoadFigureProps) {
  const m = useKnownTexts(actorsTexts).load;
  const width = cellsAt + columns.length * cell + 16;
  const height = top + rows.length * line + 20;
  return (
    <svg className="figure" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <defs>
        <Hatch id="load-hatch" />
      </defs>
      <text className="figure-title" x="16" y="26">
        {m.caption[role]}
      </text>
      {heads.map(({ short }, index) => (
        <text
          key={columns[index]}
          className="figure-head"
          x={cellsAt + index * cell + cell / 2}
          y={top - 8}
          textAnchor="middle"
        >
          {short.split('\n').map((part, at, { length }) => (
            <tspan key={part} x={cellsAt + index * cell + cell / 2} dy={at === 0 ? 15 * (1 - length) : 15}>
              {part}
            </tspan>
          ))}
        </text>
      ))}
      {rows.map((row, index) => (
        <g key={row.org} transform={`translate(0 ${top + index * line})`}>
          <FigureRow row={row} most={most} of={of} />
        </g>
      ))}
    </svg>
  );
}

function FigureRow({ row, most, of }: { row: Row; most: Rows['most']; of: number }) {
  const m = useKnownTexts(actorsTexts).load;
  const { name, total, isPlanned, cells } = row;
  const length = (bar * total.now) / most.total;
  return (
    <>
      <text className="figure-text" x="16" y={line / 2}>
        {name.length > longest ? `${name.slice(0, longest - 1)}…` : name}
      </text>
      <text className="figure-number" x={names + 30} y={line / 2} textAnchor="end">
        {total.now}
      </text>
      <rect
        className="figure-bar"
        x={names + 40}
        y={7}
        width={length}
        height={16}
        rx={3}
        fill={isPlanned ? 'url(#load-hatch)' : undefined}
        data-planned={isPlanned || undefined}
      />
      <text className="figure-quiet" x={names + 48 + length} y={line / 2}>
        {m.percent(percentOf(total.now, of))}
      </text>
      {cells.map(({ now }, index) => {
        const step = stepOf(now, most.cell);
        const x = cellsAt + index * cell;
        return (
          <g key={index} className={step === 8 ? 'is-full' : undefined}>
            {now > 0 && (
              <rect
                className="figure-heat"
                x={x + 3}
                y={2}
                width={cell - 6}
                height={line - 4}
                rx={5}
                style={{ fillOpacity: step === 8 ? 1 : (6 + 7 * step) / 100 }}
              />
            )}
            <text className="figure-cell" x={x + cell / 2} y={line / 2} textAnchor="middle">
              {now === 0 ? '·' : now}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** Letters of a name that there is room for. */
const longest = 34;
