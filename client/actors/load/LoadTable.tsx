import { memo, useState } from 'react';
import type { Role, Split } from '../../../shared/actors/load.ts';
import { percentOf } from '../../../shared/actors/load.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { planLanguage } from '../../state/plan-language.ts';
import { slotOf } from '../../state/slot.ts';
import { Shape } from '../../ui/Shape.tsx';
import { shapeOfSector } from '../../ui/sectors.ts';
import type { Figures } from '../use-carried.ts';
import { columnWords, themeIn } from '../words.ts';
import { Bar } from './Bar.tsx';
import { HeatCell, Changing } from './HeatCell.tsx';
import type { Row, Rows } from './rows.ts';

interface LoadTableProps extends Rows {
  readonly role: Role;
  readonly split: Split;
  readonly figures: Figures;
  /** Shows what is behind a number; without a column, all that an organisation has. */
  readonly onList: (org: string, column: string | undefined) => void;
}

/** How much each organisation carries, and where: a number in every cell, the tint only says it once more. */
export function LoadTable({ rows, columns, most, role, split, figures, onList }: LoadTableProps) {
  const m = useKnownTexts(actorsTexts);
  const { records, carried } = figures;
  const heads = columns.map((column) => columnWords(records, split, column, m));
  const order = useStillOrder(rows);
  return (
    <table className="load-table" {...order.watch}>
      <caption className="hidden">{m.load.caption[role]}</caption>
      <thead>
        <tr>
          <th scope="col">{m.load.who[role]}</th>
          <th scope="col" className="load-number">
            {m.load.count}
          </th>
          <th scope="col" className="load-share">
            {m.load.share}
          </th>
          {columns.map((column, index) => (
            <th key={column} scope="col" className="load-column" title={heads[index]!.whole}>
              <ColumnHead split={split} no={themeIn(records, column)?.no} {...heads[index]!} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {order.rows.map((row) => (
          <LoadRow
            key={row.org}
            row={row}
            columns={columns}
            heads={heads}
            most={most}
            of={carried.length}
            onList={onList}
          />
        ))}
      </tbody>
    </table>
  );
}

interface ColumnHeadProps {
  readonly split: Split;
  readonly no: number | undefined;
  readonly whole: string;
  readonly short: string;
}

function ColumnHead({ split, no, whole, short }: ColumnHeadProps) {
  return (
    <>
      <span
        aria-hidden
        className={split === 'theme' && no !== undefined ? 'badge small' : 'load-when'}
        data-slot={split === 'theme' && no !== undefined ? slotOf(no) : undefined}
      >
        {short}
      </span>
      <span className="hidden">{whole}</span>
    </>
  );
}

interface LoadRowProps extends Pick<LoadTableProps, 'columns' | 'most' | 'onList'> {
  readonly row: Row;
  readonly heads: readonly { readonly whole: string }[];
  /** How many actions there are in all. */
  readonly of: number;
}

const LoadRow = memo(
  ({ row, columns, heads, most, of, onList }: LoadRowProps) => {
    const m = useKnownTexts(actorsTexts).load;
    const { org, name, total } = row;
    const share = { now: percentOf(total.now, of), after: percentOf(total.after, of) };
    const isChanged = total.now !== total.after;
    return (
      <tr data-org={org} className={isChanged ? 'is-changed' : undefined}>
        <th scope="row">
          <button
            type="button"
            className={total.now > 10 ? 'load-name is-much' : 'load-name'}
            title={row.full}
            aria-label={m.all(name, total.now)}
            onClick={() => onList(org, undefined)}
          >
            <Shape name={shapeOfSector[row.sector]} size={12} isHollow={row.isPlanned} />
            <span lang={planLanguage}>{name}</span>
          </button>
          {row.isPlanned && <span className="hidden"> {m.planned}</span>}
        </th>
        <td className="load-number number">
          <b>
            <Changing count={total} />
          </b>
        </td>
        <td className="load-share">
          <Bar total={total} most={most.total} isPlanned={row.isPlanned} />
          <span className="number quiet">
            <Changing count={share} unit={m.percent} />
          </span>
        </td>
        {row.cells.map((count, index) => (
          <td key={columns[index]} className="load-cell">
            <HeatCell
              count={count}
              most={most.cell}
              label={m.cell(name, heads[index]!.whole, count.now)}
              onPress={() => onList(org, columns[index])}
            />
          </td>
        ))}
      </tr>
    );
  },
  (a, b) =>
    a.row.key === b.row.key &&
    a.of === b.of &&
    a.most.total === b.most.total &&
    a.most.cell === b.most.cell &&
    a.onList === b.onList &&
    a.columns.join() === b.columns.join() &&
    a.heads.every(({ whole }, index) => whole === b.heads[index]?.whole),
);

/** The rows in the order they had when a hand or the focus came to the table, until it leaves: the numbers go on. */
function useStillOrder(rows: readonly Row[]) {
  const [kept, keep] = useState<readonly string[]>();
  const order = rows.map(({ org }) => org);
  const still = kept && [...new Set([...kept.filter((org) => order.includes(org)), ...order])];
  const hold = () => keep((before) => before ?? order);
  return {
    rows: still ? still.map((org) => rows.find((row) => row.org === org)!) : rows,
    watch: {
      onPointerEnter: hold,
      onFocus: hold,
      onPointerLeave: ({ currentTarget }: React.PointerEvent<HTMLElement>) => {
        if (!currentTarget.contains(document.activeElement)) keep(undefined);
      },
      onBlur: ({ currentTarget, relatedTarget }: React.FocusEvent<HTMLElement>) => {
        if (!currentTarget.contains(relatedTarget)) keep(undefined);
      },
    },
  };
}
