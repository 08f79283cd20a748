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
import { useRef, type MouseEvent, type ReactNode, type TouchEvent } from 'react';
import { useSignalPart } from '../lib/signal.ts';
import { useBoard } from './board-context.tsx';
import { LiftedCopy } from './LiftedCopy.tsx';
import type { Arranged } from './names.ts';
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
  readonly id: string;
  readonly element: HTMLElement;
}

/** What a press would lift. Presses on a field or a small button inside are for those. */
function pressedAt(target: Element): Pressed | undefined {
  if (target.closest('input, textarea, select, [data-still]')) return undefined;
  for (const [selector, entity] of liftable) {
    const element = target.closest<HTMLElement>(selector);
    const id = element?.dataset.action ?? element?.dataset.id;
    if (element && id) return { entity, id, element };
  }
  return undefined;
}

export function DragSurface({ children }: { readonly children: ReactNode }) {
  const sensors = useSensors(useSensor(MouseSensor, mouse), useSensor(TouchSensor, touch));
  const lift = useLift();
  const { lifting, opened } = useBoard();
  const pressed = useRef<Pressed | undefined>(undefined);
  const isChoosing = useRef(false);
  const start = () => {
    const { entity, id, element } = pressed.current!;
    lift.start(entity, id, 'pointer', element.offsetHeight);
  };
  const drop = () => {
    const held = lifting.current.value;
    if (!held || !isChoosing.current) return lift.drop();
    lift.cancel();
    opened.set({ what: 'move', entity: held.entity, id: held.id });
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={columnUnder}
      autoScroll={scrolling}
      accessibility={silent}
      onDragStart={start}
      onDragEnd={drop}
      onDragCancel={lift.cancel}
    >
      <Hand pressed={pressed} isChoosing={isChoosing}>
        {children}
      </Hand>
      <DragOverlay dropAnimation={null} className="lifted-copy">
        <LiftedCopy />
      </DragOverlay>
    </DndContext>
  );
}

interface HandProps {
  /** What the last press was on. */
  readonly pressed: { current: Pressed | undefined };
  /** Whether letting go now would ask where to. */
  readonly isChoosing: { current: boolean };
  readonly children: ReactNode;
}

function Hand({ pressed, isChoosing, children }: HandProps) {
  const { listeners, setNodeRef } = useDraggable({ id: 'hand' });
  const surface = useRef<HTMLDivElement>(null);
  const { lifting } = useBoard();
  const isLifting = useSignalPart(lifting.current, (lift) => lift?.by === 'pointer');
  usePointerTarget(surface, isLifting, isChoosing);
  const press = (event: MouseEvent | TouchEvent, listener: string) => {
    pressed.current = pressedAt(event.target as Element);
    if (!pressed.current) return;
    setNodeRef(pressed.current.element);
    listeners?.[listener]?.(event);
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

/** Lets dnd-kit scroll a column while something is held over it. Renders on every crossing, so it holds nothing itself. */
export function ScrollsWhileDragging({
  id,
  children,
}: {
  readonly id: string;
  readonly children: ReactNode;
}) {
  const { setNodeRef } = useDroppable({ id });
  return <div ref={setNodeRef}>{children}</div>;
}
