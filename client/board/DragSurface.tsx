import {
  DndContext,
  DragOverlay,
  MouseSensor,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
  type CollisionDetection,
} from '@dnd-kit/core';
import { useEffect, useRef, type MouseEvent, type ReactNode, type TouchEvent } from 'react';
import { useSignalPart } from '../lib/signal.ts';
import { useThemes } from '../state/hooks.tsx';
import { isLocked, useBoard } from './board-context.tsx';
import { LiftedCopy } from './LiftedCopy.tsx';
import type { Arranged } from '../state/names.ts';
import { useLift } from './use-lift.ts';
import { usePointerTarget } from './use-pointer-target.ts';

/*
 * dnd-kit carries the pointer part of a drag: sensors, the copy under the finger, scrolling at the edges. Its hooks
 * render every card they are used on at each start, crossing and end, so they are used once: the board is one
 * draggable, "the hand", whose node is whatever was pressed. Where a thing lands, geometry.ts reads off the screen.
 */

const mouse = { activationConstraint: { distance: 4 } };
const touch = { activationConstraint: { delay: 250, tolerance: 8 } };
const scrolling = { threshold: { x: 0.12, y: 0.16 }, acceleration: 12 };
/** The live region is the board's own: dnd-kit's would speak before the state has changed. */
const silent = {
  announcements: { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing },
  screenReaderInstructions: { draggable: '' },
  restoreFocus: false,
};

function nothing(): undefined {}

/** The column whose edges the pointer is between, so that this column scrolls. */
const columnUnder: CollisionDetection = ({ droppableContainers, droppableRects, pointerCoordinates }) =>
  droppableContainers.flatMap(({ id }) => {
    const rect = droppableRects.get(id);
    const x = pointerCoordinates?.x ?? Number.NaN;
    return rect && rect.left <= x && x <= rect.right ? [{ id }] : [];
  });

const liftable: readonly (readonly [selector: string, entity: Arranged])[] = [
  ['[data-action]', 'action'],
  ['[data-lift=strategy]', 'strategy'],
  ['[data-lift=theme]', 'theme'],
];

interface Pressed {
  readonly entity: Arranged;
  /** Its id, or a card's second place. */
  readonly id: string;
  readonly element: HTMLElement;
}

/** What a press would lift. Presses on a field or a small button inside are for those. */
function pressedAt(target: Element): Pressed | undefined {
  if (target.closest('input, textarea, select, [data-still]') || isLocked(target)) return undefined;
  for (const [selector, entity] of liftable) {
    const element = target.closest<HTMLElement>(selector);
    const id = element?.dataset.id;
    if (element && id) return { entity, id, element };
  }
  return undefined;
}

export function DragSurface({ children }: { readonly children: ReactNode }) {
  const sensors = useSensors(useSensor(MouseSensor, mouse), useSensor(TouchSensor, touch));
  const lift = useLift();
  const { lifting, opened } = useBoard();
  const surface = useRef<HTMLDivElement>(null);
  const pressed = useRef<Pressed | undefined>(undefined);
  const hand = useRef<Hand | undefined>(undefined);
  const isChoosing = useRef(false);
  const start = () => {
    const { entity, id, element } = pressed.current!;
    lift.start(entity, id, 'pointer', element.offsetHeight);
  };
  const drop = () => {
    const held = lifting.current.value;
    if (!held || !isChoosing.current) return lift.drop();
    lift.cancel();
    // Where a second place goes is asked for nowhere: the dialog moves the card itself.
    if (held.second === undefined) opened.set({ what: 'move', entity: held.entity, id: held.id });
  };
  return (
    <>
      <Pressable surface={surface} pressed={pressed} hand={hand} isChoosing={isChoosing}>
        {children}
      </Pressable>
      {/* Beside the board, not around it: at every move dnd-kit's contexts change, and React then looks for their
          readers through all that is below. */}
      <DndContext
        sensors={sensors}
        collisionDetection={columnUnder}
        autoScroll={scrolling}
        accessibility={silent}
        onDragStart={start}
        onDragEnd={drop}
        onDragCancel={lift.cancel}
      >
        <OneDraggable hand={hand} />
        <ScrollZones surface={surface} />
        <DragOverlay dropAnimation={null} className="lifted-copy">
          <LiftedCopy />
        </DragOverlay>
      </DndContext>
    </>
  );
}

type Hand = Pick<ReturnType<typeof useDraggable>, 'listeners' | 'setNodeRef'>;

interface PressableProps {
  readonly surface: { current: HTMLDivElement | null };
  /** What the last press was on. */
  readonly pressed: { current: Pressed | undefined };
  readonly hand: { readonly current: Hand | undefined };
  /** Whether letting go now would ask where to. */
  readonly isChoosing: { current: boolean };
  readonly children: ReactNode;
}

/** The board as something one presses on: what was pressed goes into the hand. */
function Pressable({ surface, pressed, hand, isChoosing, children }: PressableProps) {
  const { lifting } = useBoard();
  const isLifting = useSignalPart(lifting.current, (lift) => lift?.by === 'pointer');
  usePointerTarget(surface, isLifting, isChoosing);
  const press = (event: MouseEvent | TouchEvent, listener: string) => {
    pressed.current = pressedAt(event.target as Element);
    if (!pressed.current) return;
    hand.current?.setNodeRef(pressed.current.element);
    hand.current?.listeners?.[listener]?.(event);
  };
  return (
    <div
      ref={surface}
      className={isLifting ? 'surface is-lifting' : 'surface'}
      onMouseDown={(event) => press(event, 'onMouseDown')}
      onTouchStart={(event) => press(event, 'onTouchStart')}
    >
      {children}
    </div>
  );
}

function OneDraggable({ hand }: { readonly hand: { current: Hand | undefined } }) {
  const { listeners, setNodeRef } = useDraggable({ id: 'hand' });
  useEffect(() => {
    hand.current = { listeners, setNodeRef };
  });
  return null;
}

interface ScrollZoneProps {
  readonly surface: { readonly current: HTMLElement | null };
}

function ScrollZones({ surface }: ScrollZoneProps) {
  return useThemes().map((id) => <ScrollZone key={id} surface={surface} theme={id} />);
}

/** Lets dnd-kit scroll a column while something is held over it: what scrolls is found around the column's content. */
function ScrollZone({ surface, theme }: ScrollZoneProps & { readonly theme: string }) {
  const { setNodeRef } = useDroppable({ id: theme });
  useEffect(() => {
    const column = surface.current?.querySelector(`[data-theme="${CSS.escape(theme)}"]`);
    setNodeRef(column?.querySelector<HTMLElement>('.column-content') ?? null);
  }, [surface, theme, setNodeRef]);
  return null;
}
