import { useContext, useEffect, useMemo, useRef, useState } from 'react';
import { timelineTexts } from '../../shared/i18n/late.ts';
import { scales } from '../../shared/timeline/axis.ts';
import { hasNoTime } from '../../shared/timeline/bars.ts';
import { dayOf } from '../../shared/timeline/days.ts';
import { writtenIn } from '../../shared/timeline/phrase.ts';
import { setupFrom, wordsOf, type Setup } from '../../shared/timeline/setup.ts';
import { useDesk } from '../hand/desk.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useSignal, useSignalPart } from '../lib/signal.ts';
import { today as todayNow } from '../lib/today.ts';
import { LooksContext } from '../state/filter.ts';
import { useViewOptions } from '../state/view-options.ts';
import { useSession } from '../sync/hooks.tsx';
import { AsTable } from './AsTable.tsx';
import { Chart, type ChartDeeds } from './Chart.tsx';
import { Confirm } from './Confirm.tsx';
import { Printed } from './Printed.tsx';
import { SetTime } from './SetTime.tsx';
import { TimeHand } from './time-hand.ts';
import { TimeViewContext, useTimeView, type TimeView } from './timeline-context.ts';
import { Toolbar } from './Toolbar.tsx';
import { Tray } from './Tray.tsx';
import { useAxis } from './use-axis.ts';
import { useBarDrag } from './use-bar-drag.ts';
import { useDownloads } from './use-downloads.tsx';
import { useLanes, type Laid } from './use-lanes.ts';
import { usePut } from './use-put.ts';
import { useIsNarrow } from './use-width.ts';
import './timeline.css';
import './timeline-bars.css';
import './timeline-forms.css';

/** The plan in time: a bar for each action, in lanes. */
export function Timeline() {
  const { plan } = useSession();
  const [words, setWords] = useViewOptions(plan, 'timeline');
  const setup = setupFrom(words);
  const [hand] = useState(() => new TimeHand());
  const isHeld = useSignalPart(hand.held, (held) => held !== undefined);
  const laid = useSteady(useLanes(setup.by), isHeld);
  const view = useView(laid.listed, setup, hand);
  const change = (part: Partial<Setup>) => setWords(wordsOf({ ...setup, ...part }));
  return (
    <TimeViewContext value={view}>
      <Whole setup={setup} change={change} laid={laid} />
    </TimeViewContext>
  );
}

interface WholeProps {
  readonly setup: Setup;
  readonly change: (part: Partial<Setup>) => void;
  readonly laid: Laid;
}

function Whole({ setup, change, laid }: WholeProps) {
  const texts = useKnownTexts(timelineTexts);
  const desk = useDesk();
  const { hand } = useTimeView();
  const held = useSignal(hand.held);
  const put = usePut(hand, (id) => desk.focus(id));
  const chart = useRef<ChartDeeds>(null);
  const { ref, isNarrow } = useIsNarrow();
  const { onPointerDown, wasDrag } = useBarDrag(ref, put);
  const [setting, setSetting] = useState<string>();
  const downloads = useDownloads(setup.by, laid);
  const empty = useEmptyWords(laid);
  return (
    <main
      ref={ref}
      id="view"
      className={isNarrow ? 'view tl-view is-narrow' : 'view tl-view'}
      tabIndex={-1}
      aria-label={texts.title}
      onPointerDown={onPointerDown}
      onClickCapture={(event) => wasDrag() && event.stopPropagation()}
    >
      <h1 className="hidden">{texts.title}</h1>
      <Toolbar
        setup={setup}
        change={change}
        lacking={laid.listed.filter(({ action }) => hasNoTime(action)).length}
        toToday={() => chart.current?.toToday()}
        downloads={downloads.items}
        isNarrow={isNarrow}
      />
      <div className="tl-body">
        {empty !== undefined ? (
          <p className="tl-empty">{empty}</p>
        ) : setup.isTable ? (
          <AsTable laid={laid} />
        ) : (
          <Chart ref={chart} laid={laid} setup={setup} change={change} put={put} isNarrow={isNarrow} />
        )}
        {setup.hasTray && (
          <Tray listed={laid.listed} onSet={setSetting} onClose={() => change({ hasTray: false })} />
        )}
      </div>
      {held?.isAsked && <Confirm key={held.id} held={held} put={put} />}
      {setting !== undefined && <SetTime id={setting} put={put} onClose={() => setSetting(undefined)} />}
      {downloads.picture}
      <Printed laid={laid} by={setup.by} />
    </main>
  );
}

/** What to do when there is nothing to see; undefined when there is. */
function useEmptyWords({ listed }: Laid): string | undefined {
  const texts = useKnownTexts(timelineTexts);
  const looks = useSignal(useContext(LooksContext));
  if (listed.length === 0) return texts.empty;
  const isNone = listed.every(({ action }) => looks.get(action.id)?.verdict === 'hidden');
  return isNone ? texts.nothingFits : undefined;
}

/** While I have something in hand, what is around it stays where it is. */
function useSteady<T>(laid: T, isHeld: boolean): T {
  const [kept, setKept] = useState(laid);
  if (!isHeld && kept !== laid) setKept(laid);
  return isHeld ? kept : laid;
}

function useView(listed: Laid['listed'], { zoom }: Setup, hand: TimeHand): TimeView {
  const today = useToday();
  const axis = useAxis(listed, zoom, today);
  const centre = centreOf(listed, today);
  const written = writtenIn(listed.flatMap(({ action }) => action.timeText ?? []));
  return useMemo(
    () => ({
      axis,
      zoom,
      snap: scales[zoom].snap,
      today,
      todayX: axis.x(dayOf(today)),
      centreX: axis.x(dayOf(centre)),
      written,
      hand,
    }),
    [axis, zoom, today, centre, written, hand],
  );
}

/** The day it is, also when it becomes another. */
function useToday(): string {
  const [today, setToday] = useState(() => todayNow());
  useEffect(() => {
    const timer = setInterval(() => setToday(todayNow()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return today;
}

/** Where most of a plan is, in time: half of it before, half of it after. Today, when that is within it. */
function centreOf(listed: Laid['listed'], today: string): string {
  const days = listed.flatMap(({ action: { start, due } }) => due ?? start ?? []).toSorted();
  const isWithin = days.length === 0 || (days[0]! <= today && today <= days.at(-1)!);
  return isWithin ? today : days[Math.floor(days.length / 2)]!;
}
