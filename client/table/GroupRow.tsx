import { ChevronDownIcon, ChevronRightIcon } from '@navikt/aksel-icons';
import { memo, type ReactNode } from 'react';
import { tableTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { amountText } from '../../shared/plan/money.ts';
import type { ColumnId } from '../../shared/table/columns.ts';
import type { GroupRow as GroupRowData, Sums } from '../../shared/table/rows.ts';
import type { TableTexts } from '../../shared/i18n/table/nb.ts';
import { setFolded, useDesk } from '../hand/desk.ts';
import type { Messages } from '../../shared/i18n/nb.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useSignalPart } from '../lib/signal.ts';
import { useRecord } from '../state/hooks.tsx';
import { labelOf } from '../state/names.ts';
import { planLanguage } from '../state/plan-language.ts';
import { slotOf } from '../state/slot.ts';
import { ChooseBox } from './ChooseBox.tsx';
import { alignOf } from './column-style.ts';
import { useSheet } from './sheet.ts';
import { useTable } from './table-context.tsx';
import { useSums } from './use-sums.ts';

interface GroupRowProps {
  readonly row: GroupRowData;
  readonly index: number;
}

/** Heads what stands in a theme, with what it comes to, or in a strategy. */
export const GroupRow = memo(function GroupRow({ row, index }: GroupRowProps) {
  const { key, kind, isFolded, theme: themeId } = row;
  const theme = useRecord('theme', themeId);
  const no = theme && !isBroken(theme) ? theme.no : undefined;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-level={kind === 'theme' ? 1 : 2}
      aria-expanded={!isFolded}
      data-row={key}
      data-slot={slotOf(no)}
      className={`table-row is-${kind}`}
    >
      {kind === 'theme' ? <ThemeCells row={row} /> : <StrategyCells row={row} />}
    </div>
  );
});

function ThemeCells({ row }: Pick<GroupRowProps, 'row'>) {
  const t = useKnownTexts(tableTexts);
  const m = useMessages();
  const { setup } = useTable();
  const theme = useRecord('theme', row.id);
  const known = theme && !isBroken(theme) ? theme : undefined;
  const title = known?.title ?? m.board.unplaced;
  const sums = useSums(row.fitting);
  return (
    <>
      <div role="gridcell" aria-colindex={1} data-column="select" className="table-cell">
        <ChooseBox ids={row.ids} label={t.chooseTheme(title)} row={row.key} />
      </div>
      <GroupName row={row} columns={2}>
        {known?.no !== undefined && <span className="badge small">{known.no}</span>}
        <span className="table-clip" lang={planLanguage}>
          {title}
        </span>
        <span className="table-count number">{t.actions(sums.count)}</span>
      </GroupName>
      {setup.columns.slice(2).map((column, at) => (
        <SumCell key={column} column={column} at={at + 4} row={row.key} text={sumText(column, sums, t, m)} />
      ))}
    </>
  );
}

function StrategyCells({ row }: Pick<GroupRowProps, 'row'>) {
  const { setup } = useTable();
  const strategy = useRecord('strategy', row.id);
  const known = strategy && !isBroken(strategy) ? strategy : undefined;
  return (
    <GroupName row={row} columns={setup.columns.length + 1}>
      {known?.number && <b className="number">{known.number}</b>}
      <span className="table-clip" lang={planLanguage}>
        {known?.title || labelOf(strategy)}
      </span>
      {row.isFolded && <span className="table-count number">{row.fitting.length}</span>}
    </GroupName>
  );
}

interface GroupNameProps extends Pick<GroupRowProps, 'row'> {
  /** How many columns it spans. */
  readonly columns: number;
  readonly children: ReactNode;
}

function GroupName({ row: { key, id, kind, isFolded }, columns, children }: GroupNameProps) {
  const { folded } = useDesk();
  const sheet = useSheet();
  const isActive = useSignalPart(
    sheet.active,
    (spot) =>
      spot?.row === key && (kind === 'strategy' || spot.column === 'title' || spot.column === 'number'),
  );
  const Icon = isFolded ? ChevronRightIcon : ChevronDownIcon;
  return (
    <div
      role="rowheader"
      aria-colindex={kind === 'theme' ? 2 : 1}
      aria-colspan={columns}
      data-column="title"
      className="table-cell is-group"
    >
      <button
        type="button"
        className="table-fold"
        data-stop
        tabIndex={isActive ? 0 : -1}
        aria-expanded={!isFolded}
        onClick={() => setFolded(folded, id, !isFolded)}
      >
        <Icon aria-hidden />
        {children}
      </button>
    </div>
  );
}

interface SumCellProps {
  readonly column: ColumnId;
  readonly at: number;
  readonly row: string;
  readonly text: string;
}

function SumCell({ column, at, row, text }: SumCellProps) {
  const isActive = useSignalPart(useSheet().active, (spot) => spot?.row === row && spot.column === column);
  return (
    <div
      role="gridcell"
      aria-colindex={at}
      data-column={column}
      data-stop
      tabIndex={isActive ? 0 : -1}
      className={`table-cell number ${alignOf(column)}`}
    >
      {text}
    </div>
  );
}

function sumText(column: ColumnId, sums: Sums, { sums: t }: TableTexts, { money }: Messages): string {
  if (sums.count === 0) return '';
  if (column === 'owners') return t.owners(sums.owners);
  if (column === 'partners') return t.partners(sums.partners);
  if (column === 'time') return t.times(sums.times, sums.count);
  if (column === 'due') return t.dates(sums.dates);
  if (column === 'status') return t.underWay(sums.underWay);
  if (column === 'funding')
    return (
      sums.funding.map(({ state, sum }) => money.sum(money.state[state], amountText(sum))).join('\n') ||
      t.noFunding
    );
  return '';
}
