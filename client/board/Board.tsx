import { useContext, useEffect, useMemo, useRef, type FocusEvent } from 'react';
import { panelTexts } from '../../shared/i18n/late.ts';
import { useMessages } from '../lib/i18n.tsx';
import { late } from '../lib/late.tsx';
import { useDesk } from '../hand/desk.ts';
import { Signal, useFollower, useSignal } from '../lib/signal.ts';
import { memory } from '../lib/storage.ts';
import { LooksContext } from '../state/filter.ts';
import { useShown, useStore, useThemes, useWaiting } from '../state/hooks.tsx';
import { usePresence, useSession } from '../sync/hooks.tsx';
import { BoardContext, useBoard, type BoardState, type Opened } from './board-context.tsx';
import { Column, NewTheme } from './Column.tsx';
import { DragSurface } from './DragSurface.tsx';
import { focusOn } from './focus.ts';
import { Lifting } from './lift.ts';
import { Rail } from './Rail.tsx';
import { Slot, useLifted, useSlotIndex, withSlot } from './Slot.tsx';
import { ensureCurrent, setCurrent } from './stops.ts';
import { useCardBeside } from './use-card-beside.ts';
import { useBoardKeys } from './use-board-keys.ts';
import { useCardPress } from './use-card-press.ts';
import { useInView } from './use-in-view.ts';
import { useKeepFocus } from './use-keep-focus.ts';
import { useLetGo } from './use-let-go.ts';
import './board.css';
import './phone.css';
import { LiftSay } from './LiftSay.tsx';
import { useGlide } from './use-glide.ts';

const ArchiveDrawer = late(async () => (await import('./ArchiveDrawer.tsx')).ArchiveDrawer, panelTexts);
const EmptyPlan = late(async () => (await import('./EmptyPlan.tsx')).EmptyPlan);
const Unplaced = late(async () => (await import('./Unplaced.tsx')).Unplaced);
const PhoneBar = late(async () => (await import('./PhoneBar.tsx')).PhoneBar);
const MoveDialog = late(async () => (await import('./MoveDialog.tsx')).MoveDialog, panelTexts);

const mostHints = 3;

interface BoardProps {
  /** Another view is looked at: the board stays as it is behind it, deaf to keys and unseen. */
  readonly isAway: boolean;
  /** The card that is open beside the board. */
  readonly card: string | undefined;
  readonly isArchiveOpen: boolean;
  readonly onArchiveClose: () => void;
}

/** The plan as columns of cards, to be rearranged together. */
export function Board({ isAway, card, isArchiveOpen, onArchiveClose }: BoardProps) {
  const store = useStore();
  const presence = usePresence();
  const desk = useDesk();
  const surface = useRef<HTMLDivElement>(null);
  const board = useMemo((): BoardState => {
    const { choosing, lastIn, folded, focus, reveal } = desk;
    return {
      choosing,
      lastIn,
      folded,
      focus,
      reveal,
      lifting: new Lifting(store, presence),
      opened: new Signal<Opened | undefined>(undefined),
      inView: new Signal<readonly string[]>([]),
      card: new Signal<string | undefined>(undefined),
      away: new Signal(false),
    };
  }, [desk, store, presence]);
  // What is asked for elsewhere is not drawn a thousand times where nobody sees it.
  const looks = useFollower(useContext(LooksContext), !isAway);
  return (
    <BoardContext value={board}>
      <LooksContext value={looks}>
        <DragSurface isAway={isAway}>
          <Surface surface={surface} />
        </DragSurface>
      </LooksContext>
      {!isAway && (
        <>
          <Attention surface={surface} card={card} />
          <Overlays />
          {isArchiveOpen && <ArchiveDrawer onClose={onArchiveClose} />}
        </>
      )}
    </BoardContext>
  );
}

interface SurfaceProps {
  readonly surface: { current: HTMLDivElement | null };
}

/** What a board does while it is looked at. */
function Attention({ surface, card }: SurfaceProps & Pick<BoardProps, 'card'>) {
  const desk = useDesk();
  const store = useStore();
  const { away } = useBoard();
  useEffect(
    () => desk.showBy((id, isOnlyShown) => focusOn(surface, store, desk.folded, id, isOnlyShown)),
    [desk, store, surface],
  );
  useEffect(() => {
    away.set(false);
    return () => away.set(true);
  }, [away]);
  useKeepFocus(surface);
  useLetGo();
  useInView();
  useCardBeside(card);
  useGlide(surface);
  return <LiftSay />;
}

function Surface({ surface }: SurfaceProps) {
  const m = useMessages();
  const themes = useThemes();
  const hasUnplaced = useShown(
    ({ unplacedStrategies, unplaced }) => unplacedStrategies.length + unplaced.length > 0,
  );
  const { lifting, lastIn } = useBoard();
  const onKeyDown = useBoardKeys(surface);
  const onClick = useCardPress();
  useOwnColumn(surface);
  useEffect(() => ensureCurrent(surface.current!));
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    if (!target.matches('[data-stop]')) return;
    rememberStrategy(lastIn, target);
    setCurrent(surface.current!, target);
    hintAtKeys(surface.current!, target);
  };
  return (
    <>
      <Rail />
      {/* The keys belong to the stops inside; the board itself takes no focus but from the skip link. */}
      <main
        ref={surface}
        id="board"
        className="board"
        aria-label={m.board.label}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocus={onFocus}
        onBlur={() => lifting.current.value?.by === 'keys' && lifting.end(() => {})}
      >
        {themes.length === 0 && <EmptyPlan />}
        {hasUnplaced && <Unplaced />}
        <Columns themes={themes} />
        <NewTheme />
      </main>
      <PhoneBar />
      <KeyWords />
    </>
  );
}

/** A card that goes into a theme by a key goes where I was last. */
function rememberStrategy(lastIn: Map<string, string>, stop: HTMLElement): void {
  const { theme } = stop.closest<HTMLElement>('[data-theme]')?.dataset ?? {};
  const { strategy } = stop.closest<HTMLElement>('[data-strategy]')?.dataset ?? {};
  if (theme && strategy) lastIn.set(theme, strategy);
}

/** Who edits one theme only finds the board opened there. */
function useOwnColumn(surface: { current: HTMLDivElement | null }): void {
  const { actor } = useSession();
  useEffect(() => {
    const own = actor.value?.theme;
    const column = own && surface.current!.querySelector(`.column[data-theme="${CSS.escape(own)}"]`);
    if (column) column.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [actor, surface]);
}

/** The keys of a card are shown under it the first times somebody comes to one by keyboard. */
function hintAtKeys(surface: HTMLElement, stop: HTMLElement): void {
  if (!stop.matches('article:focus-visible')) return;
  const seen = Number(memory.get('hints-seen') ?? 0);
  surface.style.setProperty('--hints', seen < mostHints ? 'block' : 'none');
  memory.set('hints-seen', String(Math.min(seen + 1, mostHints)));
}

function Columns({ themes }: { readonly themes: readonly string[] }) {
  const slot = useSlotIndex('theme', '');
  const lifted = useLifted(slot);
  return withSlot(themes, slot, lifted).map((id) =>
    id === undefined ? (
      <Slot key="slot" entity="theme" parent="" of={themes.length} />
    ) : (
      <Column key={id} id={id} />
    ),
  );
}

/** What is read out once with the first card, strategy or theme one comes to. */
function KeyWords() {
  const m = useMessages();
  return (
    <div hidden>
      <p id="card-keys">{m.card.describe}</p>
      <p id="strategy-keys">{m.card.describeStrategy}</p>
      <p id="theme-keys">{m.card.describeTheme}</p>
    </div>
  );
}

function Overlays() {
  const m = useMessages();
  const { opened } = useBoard();
  const open = useSignal(opened);
  const waiting = useWaiting();
  return (
    <>
      {open?.what === 'move' && (
        <MoveDialog key={open.id} entity={open.entity} id={open.id} restores={open.restores} />
      )}
      {waiting > 0 && <output className="waiting">{m.board.waiting(waiting)}</output>}
    </>
  );
}
