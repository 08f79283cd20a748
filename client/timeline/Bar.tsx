import { useEffect, useRef } from 'react';
import { timelineTexts } from '../../shared/i18n/late.ts';
import type { Action } from '../../shared/plan/schema.ts';
import { barOf } from '../../shared/timeline/bars.ts';
import { isUndated, type Frame } from '../../shared/timeline/move.ts';
import { drawnOf, type Drawn } from '../../shared/timeline/shapes.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { BarShapes, barHeight } from './BarShapes.tsx';
import { datesText, labelText, overdueText } from './time-words.ts';
import { useTimeView } from './timeline-context.ts';

interface BarProps {
  readonly action: Action;
  /** What it would be, while I have it in hand. */
  readonly frame: Frame | undefined;
  readonly may: boolean;
}

/** When an action is: a bar on the axis with the plan's own words beside it, or only the words. */
export function Bar({ action, frame, may }: BarProps) {
  const { axis } = useTimeView();
  const shown = frame ? { ...action, ...frame } : action;
  const drawn = drawnOf(barOf(shown), axis);
  if (!drawn) return <Chip action={action} may={may} />;
  const { shapes, hand, label } = drawn;
  const left = shapes[0]!.x;
  const last = shapes.at(-1)!;
  return (
    <>
      <svg
        className="tl-shapes"
        style={{ left }}
        width={last.x + last.width - left + 14}
        height={barHeight}
        viewBox={`${left} 0 ${last.x + last.width - left + 14} ${barHeight}`}
        aria-hidden
      >
        <BarShapes shapes={shapes} name={`tl-${action.id}`} />
      </svg>
      {may && <Handles at={hand} />}
      {label.isInside ? (
        <div className="tl-over" style={{ left, width: last.x + last.width - left + 11 }}>
          <Label action={action} frame={frame} />
          <svg className="tl-tip" width="11" height="22" viewBox="0 0 11 22" aria-hidden>
            <path d="M0 0l11 11l-11 11z" />
          </svg>
        </div>
      ) : (
        <Label action={action} frame={frame} x={label.x} />
      )}
    </>
  );
}

/** What is taken in hand with a pointer. By keyboard it is the row that moves. */
function Handles({ at: { x, width } }: { readonly at: Drawn['hand'] }) {
  const { hand } = useTimeView();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What a finger has taken it carries along: then nothing scrolls under it. React's own listeners cannot say so.
    const stop = new AbortController();
    const carry = (event: TouchEvent) => hand.held.value && event.preventDefault();
    bar.current!.addEventListener('touchmove', carry, { passive: false, signal: stop.signal });
    return () => stop.abort();
  }, [hand]);
  return (
    <>
      <div ref={bar} className="tl-hand" data-part="all" style={{ left: x, width }} />
      <div className="tl-hand end" data-part="start" style={{ left: x - 6 }} />
      <div className="tl-hand end" data-part="due" style={{ left: x + width - 6 }} />
    </>
  );
}

interface LabelProps extends Pick<BarProps, 'action' | 'frame'> {
  /** Where it begins; within the bar when it is not said. */
  readonly x?: number;
}

function Label({ action, frame, x }: LabelProps) {
  const texts = useKnownTexts(timelineTexts);
  const { language } = useSpoken();
  const { today } = useTimeView();
  const late = frame ? undefined : overdueText(action, today, texts, language);
  return (
    <span className={x === undefined ? 'tl-label inside' : 'tl-label'} style={{ marginLeft: x }}>
      {frame ? (
        <strong className="number">{datesText(frame, texts, language)}</strong>
      ) : (
        <span lang={planLanguage}>{labelText(action, texts, language)}</span>
      )}
      {late && <span className="tl-late"> · {late}</span>}
    </span>
  );
}

/** It stands nowhere on the axis: its words beside today, to be put where they belong. */
function Chip({ action, may }: Pick<BarProps, 'action' | 'may'>) {
  const texts = useKnownTexts(timelineTexts);
  const { language } = useSpoken();
  const { todayX } = useTimeView();
  const { kind } = barOf(action);
  const canDrag = may && isUndated(action);
  return (
    <div className="tl-chip-line">
      <span className="tl-space" style={{ width: todayX + 14 }} />
      <span
        className={canDrag ? 'tl-chip can-drag' : 'tl-chip'}
        data-part={canDrag ? 'all' : undefined}
        lang={kind === 'words' ? planLanguage : undefined}
      >
        {kind === 'unset' && !canDrag ? texts.unset : labelText(action, texts, language)}
      </span>
    </div>
  );
}
