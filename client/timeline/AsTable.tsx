import { memo, useCallback, useContext, useMemo, useRef, type RefCallback } from 'react';
import { timelineTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { StatusMark } from '../marks/StatusMark.tsx';
import { LooksContext, useLook } from '../state/filter.ts';
import { useRecord } from '../state/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { useOpenCard } from '../sync/card-way.ts';
import { dayText, overdueText } from './time-words.ts';
import { rowsOf } from './rows.ts';
import { useTimeView } from './timeline-context.ts';
import type { Laid } from './use-lanes.ts';
import { useRowsInSight } from './use-rows-in-sight.ts';

/** How high a line is until it has been measured, in px. */
const guess = () => 37;
const none: ReadonlySet<string> = new Set();

/** The same as the timeline, in a table: for those who rather read than see. */
export function AsTable({ laid }: { readonly laid: Laid }) {
  const { table, ...texts } = useKnownTexts(timelineTexts);
  const looks = useSignal(useContext(LooksContext));
  const scroller = useRef<HTMLDivElement>(null);
  const keys = useMemo(
    () => rowsOf(laid.lanes, looks, none).flatMap(({ id }) => id ?? []),
    [laid.lanes, looks],
  );
  const { range, tops, measure } = useRowsInSight({ keys, guess, scroller, head: 40 });
  const columns = [
    table.number,
    table.title,
    table.start,
    table.due,
    table.precision,
    table.words,
    table.state,
  ];
  const space = (from: number, to: number) => {
    const height = tops[to]! - tops[from]!;
    return height > 0 && <tr aria-hidden style={{ height }} />;
  };
  return (
    <div ref={scroller} className="tl" tabIndex={0} role="group" aria-label={texts.title}>
      <table className="tl-table" aria-rowcount={keys.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {space(0, range.from)}
          {keys.slice(range.from, range.to).map((id, at) => (
            <Line key={id} id={id} index={range.from + at + 2} measure={measure} />
          ))}
          {space(range.to, keys.length)}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps {
  readonly id: string;
  readonly index: number;
  readonly measure: RefCallback<HTMLElement>;
}

const Line = memo(function Line({ id, index, measure }: LineProps) {
  const texts = useKnownTexts(timelineTexts);
  const { messages: m, language } = useSpoken();
  const { today } = useTimeView();
  const action = useRecord('action', id);
  const openCard = useOpenCard();
  const open = useCallback(() => openCard(id), [openCard, id]);
  const isDim = useLook(id)?.verdict === 'dim';
  if (!action || isBroken(action)) return null;
  const { number, title, start, due, precision, timeText, status = 'proposed' } = action;
  const late = overdueText(action, today, texts, language);
  const unset = <span className="quiet">{texts.table.none}</span>;
  return (
    <tr ref={measure} data-key={id} aria-rowindex={index} className={isDim ? 'is-dim' : undefined}>
      <td className="number">{number ?? m.board.new}</td>
      <th scope="row">
        <button type="button" className="tl-table-title" lang={planLanguage} onClick={open}>
          {title}
        </button>
      </th>
      <td className="number">{start === undefined ? unset : dayText(start, language)}</td>
      <td className="number">{due === undefined ? unset : dayText(due, language)}</td>
      <td>{precision ? texts.precisions[precision] : unset}</td>
      <td>
        {timeText ? <span lang={planLanguage}>{timeText}</span> : unset}
        {late && <span className="quiet"> · {late}</span>}
      </td>
      <td>
        <StatusMark status={status} />
      </td>
    </tr>
  );
});
