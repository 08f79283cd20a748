import { useContext, type KeyboardEvent } from 'react';
import { useSearch } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import type { HalfYear } from '../../shared/find/filter.ts';
import { filterFrom, queryOf } from '../../shared/find/query.ts';
import { timelineTexts } from '../../shared/i18n/late.ts';
import type { TimelineTexts } from '../../shared/i18n/timeline/nb.ts';
import type { Listed } from '../../shared/plan/standing.ts';
import { halvesOf, ticksOf, type Tick, type Zoom } from '../../shared/timeline/axis.ts';
import { dueByHalf } from '../../shared/timeline/bars.ts';
import { optionsFrom, withOptions } from '../../shared/views/options.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { LooksContext } from '../state/filter.ts';
import { useTimeView } from './timeline-context.ts';

/** What a mark of the axis is called, beside its year. */
export function partName({ part }: Tick, zoom: Zoom, texts: TimelineTexts): string | undefined {
  if (zoom === 'month' || zoom === 'quarter' || zoom === 'half') return texts.parts[zoom][part];
  return undefined;
}

/** The axis: its years and their parts, and how much falls due in each half-year. */
export function AxisHead({ listed }: { readonly listed: readonly Listed[] }) {
  const texts = useKnownTexts(timelineTexts);
  const { axis, zoom, todayX } = useTimeView();
  return (
    <div className="tl-axis" style={{ width: axis.width }}>
      <div aria-hidden>
        {ticksOf(axis, zoom).map((tick) => {
          const name = partName(tick, zoom, texts);
          return (
            <div key={tick.day} className="tl-tick number" style={{ left: axis.x(tick.day) }}>
              {tick.part === 0 && <strong>{tick.year}</strong>}
              {name && <span>{name}</span>}
            </div>
          );
        })}
        <span className="tl-today-word" style={{ left: todayX }}>
          {texts.today}
        </span>
      </div>
      <Dues listed={listed} />
    </div>
  );
}

/** How many fall due in each half-year, of those that fit what is asked. Pressed, one asks for that half-year. */
function Dues({ listed }: { readonly listed: readonly Listed[] }) {
  const texts = useKnownTexts(timelineTexts);
  const { axis } = useTimeView();
  const looks = useSignal(useContext(LooksContext));
  const filter = filterFrom(useSearch());
  const fitting = listed.filter(({ action }) => (looks.get(action.id)?.verdict ?? 'shown') === 'shown');
  const counts = dueByHalf(fitting.map(({ action }) => action));
  const isAsked = (half: HalfYear) => filter.times.includes(half);
  const halves = halvesOf(axis).filter(({ half }) => counts.has(half) || isAsked(half));
  const press = (half: HalfYear) => {
    const times = isAsked(half) ? filter.times.filter((one) => one !== half) : [...filter.times, half];
    const query = withOptions(queryOf({ ...filter, times }), optionsFrom(location.search));
    navigate(`${location.pathname}${query}`);
  };
  return (
    <div className="tl-dues" role="group" aria-label={texts.dues} onKeyDown={step}>
      {halves.map(({ half, from, to }, at) => {
        const n = counts.get(half) ?? 0;
        const [year, part] = half.split('-').map(Number) as [number, number];
        const name = texts.duesIn(n, part, year);
        return (
          <button
            key={half}
            type="button"
            className="tl-due number"
            tabIndex={at === 0 ? 0 : -1}
            aria-pressed={isAsked(half)}
            aria-label={name}
            title={name}
            style={{ left: axis.x(from), width: axis.x(to) - axis.x(from) }}
            onClick={() => press(half)}
          >
            <span>{n}</span>
          </button>
        );
      })}
    </div>
  );
}

/** Arrows go from one to the next. */
function step(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  buttons[buttons.indexOf(document.activeElement as HTMLElement) + by]?.focus();
}

/** The lines under the marks, through all lanes, and the one of today. */
export function GridLines() {
  const { axis, zoom, todayX } = useTimeView();
  return (
    <div className="tl-lines" style={{ width: axis.width }} aria-hidden>
      {ticksOf(axis, zoom).map(({ day, part }) => (
        <i key={day} className={part === 0 ? 'year' : undefined} style={{ left: axis.x(day) }} />
      ))}
      <i className="today" style={{ left: todayX }} />
    </div>
  );
}
