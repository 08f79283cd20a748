import type { ReactNode, Ref } from 'react';
import { timelineTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import type { Action } from '../../shared/plan/schema.ts';
import { ticksOf } from '../../shared/timeline/axis.ts';
import { barOf } from '../../shared/timeline/bars.ts';
import { drawnOf } from '../../shared/timeline/shapes.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { slotOf } from '../state/slot.ts';
import { partName } from './AxisHead.tsx';
import { BarShapes } from './BarShapes.tsx';
import { legendNames, legendShapes } from './Legend.tsx';
import type { RowItem } from './rows.ts';
import { labelText, overdueText } from './time-words.ts';
import { useTimeView } from './timeline-context.ts';
import type { Laid } from './use-lanes.ts';

/** In px: the column of titles, a line, and what stands above the lanes. */
const left = 520;
const line = 28;
const head = 118;
/** So many letters have room in the column of titles. */
const letters = 62;
/** Room for words beside the last bar. */
const room = 280;

interface PictureProps {
  readonly ref: Ref<SVGSVGElement>;
  readonly title: string;
  readonly rows: readonly RowItem[];
  readonly laid: Laid;
  readonly laneName: (lane: string) => string;
}

/** All of the timeline as one figure, also what is scrolled away: to be kept. */
export function Picture({ ref, title, rows, laid, laneName }: PictureProps) {
  const texts = useKnownTexts(timelineTexts);
  const { axis, zoom, todayX } = useTimeView();
  const height = head + rows.length * line + 12;
  const themes = new Map(laid.listed.map(({ action, theme }) => [action.id, theme]));
  return (
    <svg
      ref={ref}
      className="tl-picture"
      viewBox={`0 0 ${left + axis.width + room} ${height}`}
      lang={planLanguage}
    >
      <text className="tl-pic-title" x="16" y="32">
        {title}
      </text>
      <PictureLegend />
      <g transform={`translate(${left} ${head - 36})`}>
        {ticksOf(axis, zoom).map((tick) => (
          <g key={tick.day} transform={`translate(${axis.x(tick.day)} 0)`}>
            <path className={tick.part === 0 ? 'tl-pic-line year' : 'tl-pic-line'} d={`M0 0V${height}`} />
            {tick.part === 0 && (
              <text className="tl-pic-year" x="6" y="14">
                {tick.year}
              </text>
            )}
            <text className="tl-pic-part" x="6" y="29">
              {partName(tick, zoom, texts)}
            </text>
          </g>
        ))}
        <path className="tl-pic-today" d={`M${todayX} 0V${height}`} />
        <text className="tl-pic-part" x={todayX + 5} y="-4">
          {texts.today}
        </text>
      </g>
      {rows.map(({ key, id, lane }, at) => (
        <g key={key} transform={`translate(0 ${head + at * line})`}>
          {id === undefined ? (
            <text className="tl-pic-lane" x="16" y="20">
              {laneName(lane)}
            </text>
          ) : (
            <PictureRow id={id} theme={themes.get(id)} />
          )}
        </g>
      ))}
    </svg>
  );
}

function PictureLegend() {
  const texts = useKnownTexts(timelineTexts);
  return (
    <g data-slot="1" transform="translate(16 46)">
      {legendNames.map((name, at) => (
        <g key={name} transform={`translate(${at * 130} 0)`}>
          <BarShapes shapes={legendShapes[name]} name={`pic-legend-${name}`} />
          <text className="tl-pic-part" x="46" y="14">
            {texts.legend[name]}
          </text>
        </g>
      ))}
      <g transform={`translate(${legendNames.length * 130} 0)`}>
        <rect className="tl-pic-unclear" width="28" height="18" y="1" rx="4" />
        <text className="tl-pic-part" x="36" y="14">
          {texts.legend.unclear}
        </text>
      </g>
    </g>
  );
}

function PictureRow({ id, theme }: { readonly id: string; readonly theme: string | undefined }) {
  const { messages: m } = useSpoken();
  const store = useStore();
  const action = store.record('action', id);
  const record = store.record('theme', theme ?? '');
  if (!action || isBroken(action)) return null;
  const no = record && !isBroken(record) ? record.no : undefined;
  const name = `${action.number ?? m.board.new}  ${action.title}`;
  return (
    <g data-slot={slotOf(no)}>
      <text className="tl-pic-text" x="16" y="19">
        {name.length > letters ? `${name.slice(0, letters - 1)}…` : name}
      </text>
      <g transform={`translate(${left} 4)`}>
        <PictureBar action={action} />
      </g>
    </g>
  );
}

function PictureBar({ action }: { readonly action: Action }) {
  const texts = useKnownTexts(timelineTexts);
  const { language } = useSpoken();
  const { axis, today } = useTimeView();
  const drawn = drawnOf(barOf(action), axis);
  const late = overdueText(action, today, texts, language);
  const words = barOf(action).kind === 'unset' ? texts.unset : labelText(action, texts, language);
  const text = (x: number, content: ReactNode) => (
    <text className="tl-pic-text" x={x} y="15">
      {content}
    </text>
  );
  if (!drawn)
    return (
      <>
        <rect className="tl-pic-unclear" x="6" y="0" width={words.length * 6.6 + 16} height="20" rx="4" />
        {text(14, words)}
      </>
    );
  return (
    <>
      <BarShapes shapes={drawn.shapes} name={`pic-${action.id}`} />
      {text(drawn.label.x, [words, late].filter(Boolean).join(' · '))}
    </>
  );
}
