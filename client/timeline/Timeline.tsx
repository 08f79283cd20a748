import { useContext, useEffect, useMemo, useRef, useState } from 'react';
import { timelineTexts } from '../../shared/i18n/late.ts';
import { scales } from '../../shared/timeline/axis.ts';
import { hasNoTime } from '../../shared/timeline/bars.ts';
import { dayOf } from '../../shared/timeline/days.ts';
import { writtenIn } from '../../shared/timeline/phrase.ts';
import { setupFrom, wordsOf, type Setup } from '../../shared/timeline/setup.ts';
import { useDesk } from '../hand/desk.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { today as todayNow } from '../lib/today.ts';
import { LooksContext } from '../state/filter.ts';
import { useStore } from '../state/hooks.tsx';
import { labelOf } from '../state/names.ts';
import { useViewOptions } from '../state/view-options.ts';
import { useSession } from '../sync/hooks.tsx';
import { Chart, type ChartDeeds } from './Chart.tsx';
import { Confirm } from './Confirm.tsx';
import { SetTime } from './SetTime.tsx';
import { TimeHand } from './time-hand.ts';
import { TimeViewContext, type TimeView } from './timeline-context.ts';
import { Toolbar } from './Toolbar.tsx';
import { Tray } from './Tray.tsx';
import { useAxis } from './use-axis.ts';
import { useLanes } from './use-lanes.ts';
import { usePut } from './use-put.ts';
import './timeline.css';

/** The plan in time: a bar for each action, in lanes. */
export function Timeline() {
  const m = useMessages();
  const texts = useKnownTexts(timelineTexts);
  const { plan } = useSession();
  const store = useStore();
  const desk = useDesk();
  const [words, setWords] = useViewOptions(plan, 'timeline');
  const setup = setupFrom(words);
  const change = (part: Partial<Setup>) => setWords(wordsOf({ ...setup, ...part }));
  const [hand] = useState(() => new TimeHand());
  const held = useSignal(hand.held);
  const laid = useSteady(useLanes(setup.by), held !== undefined);
  const view = useView(laid.listed, setup, hand);
  const put = usePut(hand, (id) => desk.focus(id));
  const chart = useRef<ChartDeeds>(null);
  const [isSetting, setSetting] = useState<string>();
  const looks = useSignal(useContext(LooksContext));
  const isNone = laid.listed.length === 0;
  const isNoneSeen = laid.listed.every(({ action }) => looks.get(action.id)?.verdict === 'hidden');
  return (
    <TimeViewContext value={view}>
      <main id="view" className="view tl-view" tabIndex={-1} aria-label={texts.title}>
        <h1 className="hidden">{texts.title}</h1>
        <Toolbar
          setup={setup}
          change={change}
          lacking={laid.listed.filter(({ action }) => hasNoTime(action)).length}
          toToday={() => chart.current?.toToday()}
          downloads={[]}
        />
        <div className="tl-body">
          {isNone || isNoneSeen ? (
            <p className="tl-empty">{isNone ? texts.empty : texts.nothingFits}</p>
          ) : (
            <Chart ref={chart} laid={laid} setup={setup} change={change} put={put} />
          )}
          {setup.hasTray && (
            <Tray
              listed={laid.listed}
              onSet={(id) => setSetting(id)}
              onClose={() => change({ hasTray: false })}
            />
          )}
        </div>
        {held?.isAsked && <Confirm key={held.id} held={held} put={put} />}
        {isSetting !== undefined && (
          <SetTime
            label={labelOf(store.record('action', isSetting)) || m.board.new}
            onClose={() => setSetting(undefined)}
            onSet={(frame) => {
              setSetting(undefined);
              if (!put.take(isSetting, 'all', true)) return;
              hand.hold({ ...hand.held.value!.base, ...frame });
              hand.ask();
            }}
          />
        )}
      </main>
    </TimeViewContext>
  );
}

/** While I have something in hand, what is around it stays where it is. */
function useSteady<T>(laid: T, isHeld: boolean): T {
  const [kept, setKept] = useState(laid);
  if (!isHeld && kept !== laid) setKept(laid);
  return isHeld ? kept : laid;
}

function useView(listed: ReturnType<typeof useLanes>['listed'], { zoom }: Setup, hand: TimeHand): TimeView {
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
function centreOf(listed: ReturnType<typeof useLanes>['listed'], today: string): string {
  const days = listed.flatMap(({ action: { start, due } }) => due ?? start ?? []).toSorted();
  const isWithin = days.length === 0 || (days[0]! <= today && today <= days.at(-1)!);
  return isWithin ? today : days[Math.floor(days.length / 2)]!;
}
