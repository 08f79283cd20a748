import { useEffect, useEffectEvent, useMemo, useRef, type FocusEvent } from 'react';
import { handTexts, panelTexts } from '../../shared/i18n/late.ts';
import { useMessages } from '../lib/i18n.tsx';
import { late } from '../lib/late.tsx';
import { Signal, useSignal, useSignalPart } from '../lib/signal.ts';
import { memory } from '../lib/storage.ts';
import { useStore, useThemes, useWaiting } from '../state/hooks.tsx';
import { useMay, usePresence, useSession, useUndo } from '../sync/hooks.tsx';
import { BoardContext, foldedSignal, useBoard, type BoardState, type Opened } from './board-context.tsx';
import { Choosing } from './choosing.ts';
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
import { useRemoteNews } from './use-remote-news.ts';
import { useRightsNews } from './use-rights-news.ts';
import './board.css';
import './phone.css';
import { LiftSay } from './LiftSay.tsx';
import { Glide } from './Glide.ts';
import { Unplaced } from './Unplaced.tsx';

const ChosenBar = late(async () => (await import('./ChosenBar.tsx')).ChosenBar, handTexts);
const ArchiveDrawer = late(async () => (await import('./ArchiveDrawer.tsx')).ArchiveDrawer, panelTexts);
const EmptyPlan = late(async () => (await import('./EmptyPlan.tsx')).EmptyPlan);
const PhoneBar = late(async () => (await import('./PhoneBar.tsx')).PhoneBar);
const MoveDialog = late(async () => (await import('./MoveDialog.tsx')).MoveDialog, panelTexts);

const mostHints = 3;

interface BoardProps {
  /** The card that is open beside the board. */
  readonly card: string | undefined;
  readonly isArchiveOpen: boolean;
  readonly onArchiveClose: () => void;
}

/** The plan as columns of cards, to be rearranged together. */
export function Board({ card, isArchiveOpen, onArchiveClose }: BoardProps) {
  const session = useSession();
  const store = useStore();
  const presence = usePresence();
  const surface = useRef<HTMLDivElement>(null);
  const board = useMemo((): BoardState => {
    const folded = foldedSignal(session.plan);
    return {
      lifting: new Lifting(store, presence),
      choosing: new Choosing(),
      lastIn: new Map(),
      opened: new Signal<Opened | undefined>(undefined),
      folded,
      inView: new Signal<readonly string[]>([]),
      card: new Signal<string | undefined>(undefined),
      focus: (id) => focusOn(surface, store, folded, { id }),
      reveal: (id) => focusOn(surface, store, folded, { id, isOnlyShown: true }),
    };
  }, [session, store, presence]);
  return (
    <BoardContext value={board}>
      <DragSurface>
        <Surface surface={surface} card={card} />
      </DragSurface>
      <Overlays />
      {isArchiveOpen && <ArchiveDrawer onClose={onArchiveClose} />}
    </BoardContext>
  );
}

interface SurfaceProps {
  readonly surface: { current: HTMLDivElement | null };
  readonly card: string | undefined;
}

function Surface({ surface, card }: SurfaceProps) {
  const m = useMessages();
  const themes = useThemes();
  const { lifting, lastIn } = useBoard();
  const onKeyDown = useBoardKeys(surface);
  const onClick = useCardPress();
  useKeepFocus(surface);
  useRemoteNews();
  useUndoKeys();
  useRightsNews();
  useInView();
  useCardBeside(card);
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
        <Unplaced />
        <Columns themes={themes} />
        <NewTheme />
      </main>
      <PhoneBar />
      <LiftSay />
      <Glide surface={surface} />
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
  const { opened, choosing } = useBoard();
  const open = useSignal(opened);
  const isByTap = useSignal(choosing.isByTap);
  const isChosen = useSignalPart(choosing.ids, (ids) => ids.size > 0);
  const waiting = useWaiting();
  return (
    <>
      {open?.what === 'move' && (
        <MoveDialog key={open.id} entity={open.entity} id={open.id} restores={open.restores} />
      )}
      {(isByTap || isChosen) && <ChosenBar />}
      {waiting > 0 && <output className="waiting">{m.board.waiting(waiting)}</output>}
    </>
  );
}

/** Ctrl+Z and Ctrl+Shift+Z wherever one is on the page, except in a field, which has its own. */
function useUndoKeys(): void {
  const { undo, redo } = useUndo();
  const { focus } = useBoard();
  const may = useMay('edit-plan');
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const isIn = (event.target as HTMLElement).closest('input, textarea, select, dialog');
    if (!may || isIn || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    const id = key === 'y' || event.shiftKey ? redo() : undo();
    if (id) focus(id);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}
