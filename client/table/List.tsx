import { ChevronDownIcon, ChevronRightIcon } from '@navikt/aksel-icons';
import { memo, useRef } from 'react';
import { tableTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import type { ActionRow, GroupRow } from '../../shared/table/rows.ts';
import { setFolded, useDesk } from '../hand/desk.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useSignal, useSignalPart } from '../lib/signal.ts';
import { useRecord } from '../state/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { slotOf } from '../state/slot.ts';
import { useOpenCard } from '../sync/card-way.ts';
import { CellView } from './CellView.tsx';
import { useSheet } from './sheet.ts';
import { useTable } from './table-context.tsx';
import { useChooseRow } from './use-grid-keys.ts';
import { useShowWay } from './use-show-way.ts';
import { useVirtual } from './use-virtual.ts';
import './list.css';

/** What rows are taken to be high until they are drawn and measured, in px. */
const height = { theme: 48, strategy: 44, action: 96 } as const;

/** The table where there is no room for one: a line for each action, which opens it. */
export function List() {
  const t = useKnownTexts(tableTexts);
  const { list } = useSignal(useSheet().rows);
  const scroller = useRef<HTMLDivElement>(null);
  const { items, size, measure, reveal } = useVirtual({ list, scroller, height, above: 0 });
  useShowWay(reveal);
  const itemAt = (index: number) => {
    const row = list[index]!;
    return row.kind === 'action' ? <ActionItem row={row} /> : <GroupItem row={row} />;
  };
  return (
    <div ref={scroller} className="table-list">
      <div role="list" aria-label={t.list} className="table-lines" style={{ height: size }}>
        {items.map(({ key, index, start }) => (
          <div
            key={key}
            ref={measure}
            data-index={index}
            role="listitem"
            aria-setsize={list.length}
            aria-posinset={index + 1}
            className="table-line"
            style={{ top: start }}
          >
            {itemAt(index)}
          </div>
        ))}
      </div>
    </div>
  );
}

const ActionItem = memo(function ActionItem({ row: { id, isDim } }: { readonly row: ActionRow }) {
  const m = useMessages();
  const { ctx } = useTable();
  const action = useRecord('action', id);
  const { choosing } = useDesk();
  const isChosen = useSignalPart(choosing.ids, (ids) => ids.has(id));
  const isByTap = useSignal(choosing.isByTap);
  const openCard = useOpenCard();
  const choose = useChooseRow();
  if (!action || isBroken(action)) return <p className="table-item">{m.board.broken}</p>;
  const classes = ['table-item', isDim && 'is-dim', isChosen && 'is-chosen'].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      className={classes}
      data-id={id}
      aria-pressed={isByTap ? isChosen : undefined}
      onClick={() => (choosing.isByTap.value ? choose(id) : openCard(id))}
    >
      <span className="table-item-top">
        <span className="number">{action.number ?? m.board.new}</span>
        <CellView action={action} column="status" ctx={ctx} />
      </span>
      <span className="table-item-title" lang={planLanguage}>
        {action.title}
      </span>
      <span className="table-item-facts">
        <CellView action={action} column="owners" ctx={ctx} />
        <CellView action={action} column="time" ctx={ctx} />
      </span>
    </button>
  );
});

const GroupItem = memo(function GroupItem({ row }: { readonly row: GroupRow }) {
  const t = useKnownTexts(tableTexts);
  const m = useMessages();
  const { folded } = useDesk();
  const theme = useRecord('theme', row.theme);
  const strategy = useRecord('strategy', row.kind === 'strategy' ? row.id : '');
  const no = theme && !isBroken(theme) ? theme.no : undefined;
  const known = row.kind === 'theme' ? theme : strategy;
  const title = known && !isBroken(known) ? known.title : m.board.unplaced;
  const number = strategy && !isBroken(strategy) ? strategy.number : undefined;
  const Heading = row.kind === 'theme' ? 'h2' : 'h3';
  const Icon = row.isFolded ? ChevronRightIcon : ChevronDownIcon;
  return (
    <Heading className={`table-item-head is-${row.kind}`} data-slot={slotOf(no)}>
      <button
        type="button"
        aria-expanded={!row.isFolded}
        onClick={() => setFolded(folded, row.id, !row.isFolded)}
      >
        <Icon aria-hidden />
        {row.kind === 'theme' && no !== undefined && <span className="badge small">{no}</span>}
        {number && <b className="number">{number}</b>}
        <span className="table-clip" lang={planLanguage}>
          {title}
        </span>
        <span className="table-count number">{t.actions(row.fitting.length)}</span>
      </button>
    </Heading>
  );
});
