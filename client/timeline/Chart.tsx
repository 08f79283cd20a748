import { useContext, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type MouseEvent, type Ref, type RefObject } from 'react'; // prettier-ignore
import { timelineTexts } from '../../shared/i18n/late.ts';
import { useLocation } from 'wouter';
import { nextZoom } from '../../shared/timeline/axis.ts';
import type { LanesBy } from '../../shared/timeline/lanes.ts';
import type { Setup } from '../../shared/timeline/setup.ts';
import { placeFrom } from '../../shared/views/place.ts';
import { useDesk } from '../hand/desk.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { memory } from '../lib/storage.ts';
import { LooksContext } from '../state/filter.ts';
import { useOpenCard } from '../sync/card-way.ts';
import { useSession } from '../sync/hooks.tsx';
import { ActionRow } from './ActionRow.tsx';
import { AxisHead, GridLines } from './AxisHead.tsx';
import { LanePicker } from './LanePicker.tsx';
import { LaneRow } from './LaneRow.tsx';
import { rowsOf, rowsOfOne, type RowItem } from './rows.ts';
import { useTimeView } from './timeline-context.ts';
import type { Laid } from './use-lanes.ts';
import type { Put } from './use-put.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useSight } from './use-sight.ts';
import { useTimeRows } from './use-time-rows.ts';

/** What can be asked of the chart from outside. */
export interface ChartDeeds {
  readonly toToday: () => void;
}

interface ChartProps {
  readonly ref: Ref<ChartDeeds>;
  readonly laid: Laid;
  readonly setup: Setup;
  readonly change: (part: Partial<Setup>) => void;
  readonly put: Put;
  readonly isNarrow: boolean;
}

/** The lanes with their bars over the axis. Only what is in sight is drawn. */
export function Chart({ ref, laid, setup, change, put, isNarrow }: ChartProps) {
  const view = useTimeView();
  const scroller = useRef<HTMLDivElement>(null);
  const looks = useSignal(useContext(LooksContext));
  const { folded, fold, unfoldFor } = useFolded(laid);
  const [picked, pick] = useState('');
  const rows = useMemo(
    () => (isNarrow ? rowsOfOne(laid.lanes, looks, picked) : rowsOf(laid.lanes, looks, folded)),
    [laid.lanes, looks, folded, isNarrow, picked],
  );
  const unfold = (id: string) => {
    unfoldFor(id);
    pick(laid.lanes.find(({ ids }) => ids.includes(id))?.key ?? picked);
  };
  const head = useHeight(scroller, '.tl-head');
  const lines = useTimeRows({ rows, scroller, head, isNarrow, unfold });
  const sight = useSight(scroller, setup, change);
  const onKeyDown = useRowKeys(view, {
    put,
    goTo: lines.goTo,
    last: rows.length - 1,
    fold,
    zoom: (step) => change({ zoom: nextZoom(setup.zoom, step) }),
    ...sight,
  });
  useImperativeHandle(ref, () => ({ toToday: sight.toToday }));
  const press = usePress(rows, fold);
  return (
    <>
      {isNarrow && <LanePicker lanes={laid.lanes} by={setup.by} lane={picked} onPick={pick} />}
      <div
        ref={scroller}
        className="tl"
        onKeyDown={onKeyDown}
        onClick={press}
        onFocus={({ target }) => {
          const row = target.closest<HTMLElement>('.tl-row');
          if (row) lines.settle(Number(row.dataset.index));
        }}
      >
        <div className="tl-canvas">
          <Head laid={laid} />
          <GridLines />
          <Rows rows={rows} lines={lines} laid={laid} by={setup.by} folded={folded} />
        </div>
      </div>
    </>
  );
}

function Head({ laid }: { readonly laid: Laid }) {
  const texts = useKnownTexts(timelineTexts);
  return (
    <div className="tl-head">
      <div className="tl-corner" aria-hidden>
        <span>{texts.action}</span>
        <span className="grow" />
        <span>{texts.owner}</span>
      </div>
      <AxisHead listed={laid.listed} />
    </div>
  );
}

interface RowsProps {
  readonly rows: readonly RowItem[];
  readonly lines: ReturnType<typeof useTimeRows>;
  readonly laid: Laid;
  readonly by: LanesBy;
  readonly folded: ReadonlySet<string>;
}

function Rows({ rows, lines, laid, by, folded }: RowsProps) {
  const texts = useKnownTexts(timelineTexts);
  const open = useCardThere();
  const themes = useMemo(
    () => new Map(laid.listed.map(({ action, theme }) => [action.id, theme])),
    [laid.listed],
  );
  const idsOf = useMemo(() => new Map(laid.lanes.map((lane) => [lane.key, lane.ids])), [laid.lanes]);
  const { drawn, tops, at, measure } = lines;
  return (
    <>
      <p id="tl-keys" hidden>
        {texts.keys}
      </p>
      <p id="tl-keys-read" hidden>
        {texts.keysRead}
      </p>
      <div
        className="tl-rows"
        role="treegrid"
        aria-label={texts.title}
        aria-rowcount={rows.length}
        aria-multiselectable
        style={{ height: tops.at(-1) }}
      >
        {drawn.map((index) => {
          const { id, lane, key } = rows[index]!;
          const place = { index, top: tops[index]!, isCurrent: index === at, measure };
          if (id !== undefined)
            return <ActionRow key={key} id={id} theme={themes.get(id)} isOpen={id === open} {...place} />;
          const ids = idsOf.get(lane) ?? none;
          return <LaneRow key={key} lane={lane} by={by} ids={ids} isFolded={folded.has(lane)} {...place} />;
        })}
      </div>
    </>
  );
}

/** The card that is open beside the timeline. */
function useCardThere(): string | undefined {
  const { plan } = useSession();
  const [path] = useLocation();
  return placeFrom(path.slice(`/plan/${plan}/`.length))?.card;
}

/** A press on a row opens its card, or chooses it; on the head of a lane it folds. */
function usePress(rows: readonly RowItem[], fold: (lane: string) => void): (event: MouseEvent) => void {
  const { choosing } = useDesk();
  const openCard = useOpenCard();
  return ({ target: pressed, ctrlKey, metaKey, shiftKey }) => {
    const target = pressed as HTMLElement;
    const row = target.closest<HTMLElement>('.tl-row');
    if (row?.dataset.lane !== undefined) return fold(row.dataset.lane);
    const id = row?.dataset.action;
    if (!row || id === undefined) return;
    const may = row.dataset.may !== undefined;
    const chooses = target.closest('.tl-box') || ctrlKey || metaKey || choosing.isByTap.value;
    if (may && shiftKey) choosing.reach(idsIn(rows), id, id);
    else if (may && chooses) choosing.toggle(id);
    else openCard(id);
  };
}

const idsIn = (rows: readonly RowItem[]): string[] => rows.flatMap(({ id }) => id ?? []);

const none: readonly string[] = [];

/** Which lanes are folded, remembered on this machine. */
function useFolded({ lanes }: Laid) {
  const { plan } = useSession();
  const key = `timeline-folded.${plan}`;
  const [folded, setFolded] = useState<ReadonlySet<string>>(
    () => new Set(memory.get(key)?.split(' ').filter(Boolean)),
  );
  const set = (next: Set<string>) => {
    setFolded(next);
    memory.set(key, [...next].join(' ') || undefined);
  };
  const fold = (lane: string, isFolded = !folded.has(lane)) => {
    const next = new Set(folded);
    if (isFolded) next.add(lane);
    else next.delete(lane);
    set(next);
  };
  const unfoldFor = (id: string) => {
    const lane = lanes.find(({ ids }) => ids.includes(id));
    if (lane && folded.has(lane.key)) fold(lane.key, false);
  };
  return { folded, fold, unfoldFor };
}

/** How high a part of the scroller is, in px, as it changes. */
function useHeight(scroller: RefObject<HTMLElement | null>, selector: string): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const element = scroller.current!.querySelector<HTMLElement>(selector)!;
    const read = () => setHeight(element.offsetHeight);
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, selector]);
  return height;
}
