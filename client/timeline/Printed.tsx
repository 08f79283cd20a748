import { useContext, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { scaleLinear } from 'd3-scale';
import { timelineTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { planRecordId } from '../../shared/plan/schema.ts';
import { ticksOf } from '../../shared/timeline/axis.ts';
import { barOf } from '../../shared/timeline/bars.ts';
import type { LanesBy } from '../../shared/timeline/lanes.ts';
import { drawnOf, type Axis } from '../../shared/timeline/shapes.ts';
import { useKnownTexts, useMessages, useSpoken } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { LooksContext } from '../state/filter.ts';
import { useRecord, useStore } from '../state/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { slotOf } from '../state/slot.ts';
import { BarShapes, barHeight } from './BarShapes.tsx';
import { Legend } from './Legend.tsx';
import { rowsOf } from './rows.ts';
import { labelText, overdueText } from './time-words.ts';
import { useTimeView } from './timeline-context.ts';
import { useLaneNames } from './use-lane-names.ts';
import type { Laid } from './use-lanes.ts';

/** How wide the axis is on paper, in px of its figure. */
const width = 460;
const none: ReadonlySet<string> = new Set();

interface PrintedProps {
  readonly laid: Laid;
  readonly by: LanesBy;
}

/** The timeline for paper: all lanes as a table whose head, with the axis, stands on every page. Drawn to be printed only. */
export function Printed(props: PrintedProps) {
  const [isNow, setNow] = useState(false);
  useEffect(() => {
    // The browser takes its picture of the page when this returns.
    const draw = () => flushSync(() => setNow(true));
    const clear = () => setNow(false);
    addEventListener('beforeprint', draw);
    addEventListener('afterprint', clear);
    return () => {
      removeEventListener('beforeprint', draw);
      removeEventListener('afterprint', clear);
    };
  }, []);
  return isNow && <Paper {...props} />;
}

function Paper({ laid, by }: PrintedProps) {
  const texts = useKnownTexts(timelineTexts);
  const looks = useSignal(useContext(LooksContext));
  const nameOf = useLaneNames(by);
  const plan = useRecord('plan', planRecordId);
  const title = plan && !isBroken(plan) ? plan.title : '';
  const { axis: screen } = useTimeView();
  const scale = scaleLinear([screen.from, screen.to], [0, width]);
  const axis: Axis = { ...screen, width, x: (day) => scale(day), dayAt: (x) => scale.invert(x) };
  const themes = new Map(laid.listed.map(({ action, theme }) => [action.id, theme]));
  return (
    <div className="tl-printed">
      <h1 lang={planLanguage}>{title}</h1>
      <Legend />
      <table>
        <thead>
          <tr>
            <th>{texts.table.number}</th>
            <th>{texts.table.title}</th>
            <th>{texts.table.words}</th>
            <th className="tl-paper-axis">
              <PaperAxis axis={axis} />
            </th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(laid.lanes, looks, none).map(({ key, id, lane }) =>
            id === undefined ? (
              <tr key={key}>
                <th colSpan={4} lang={planLanguage}>
                  {nameOf(lane)}
                </th>
              </tr>
            ) : (
              <PaperRow key={key} id={id} theme={themes.get(id)} axis={axis} />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

const years = (axis: Axis) => ticksOf(axis, 'year');

function PaperAxis({ axis }: { readonly axis: Axis }) {
  return (
    <svg viewBox={`0 0 ${width} 16`} width="100%">
      {years(axis).map(({ day, year }, _at, all) => (
        <text key={day} className="tl-pic-part" x={axis.x(day) + 1} y="12">
          {all.length > 10 ? `’${String(year).slice(2)}` : year}
        </text>
      ))}
    </svg>
  );
}

interface PaperRowProps {
  readonly id: string;
  readonly theme: string | undefined;
  readonly axis: Axis;
}

function PaperRow({ id, theme, axis }: PaperRowProps) {
  const m = useMessages();
  const texts = useKnownTexts(timelineTexts);
  const { language } = useSpoken();
  const store = useStore();
  const { today, todayX, axis: screen } = useTimeView();
  const action = store.record('action', id);
  const record = store.record('theme', theme ?? '');
  if (!action || isBroken(action)) return null;
  const bar = barOf(action);
  const drawn = drawnOf(bar, axis);
  const words = bar.kind === 'unset' ? texts.unset : labelText(action, texts, language);
  const late = overdueText(action, today, texts, language);
  const now = (todayX / screen.width) * width;
  return (
    <tr data-slot={slotOf(record && !isBroken(record) ? record.no : undefined)}>
      <td className="number">{action.number ?? m.board.new}</td>
      <td lang={planLanguage}>{action.title}</td>
      <td>
        <span lang={planLanguage}>{words}</span>
        {late && ` · ${late}`}
      </td>
      <td className="tl-paper-axis">
        <svg viewBox={`0 0 ${width} ${barHeight}`} width="100%" aria-hidden>
          {years(axis).map(({ day }) => (
            <path key={day} className="tl-pic-line year" d={`M${axis.x(day)} 0V${barHeight}`} />
          ))}
          <path className="tl-pic-today" d={`M${now} 0V${barHeight}`} />
          {drawn && <BarShapes shapes={drawn.shapes} name={`paper-${id}`} />}
        </svg>
      </td>
    </tr>
  );
}
