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
import { useEffect } from 'react';
import { useThemes } from '../state/hooks.tsx';
import type { Grip } from './DragSurface.tsx';
import { LiftedCopy } from './LiftedCopy.tsx';

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

interface HandProps {
  readonly surface: { readonly current: HTMLElement | null };
  /** Where the board finds what to tell of a press. */
  readonly grip: { current: Grip | undefined };
  readonly onStart: () => void;
  readonly onDrop: () => void;
  readonly onCancel: () => void;
}

/** What carries whatever was pressed. It is fetched when the board stands, as the one large part that no glance needs. */
export function Hand({ surface, grip, onStart, onDrop, onCancel }: HandProps) {
  const sensors = useSensors(useSensor(MouseSensor, mouse), useSensor(TouchSensor, touch));
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={columnUnder}
      autoScroll={scrolling}
      accessibility={silent}
      onDragStart={onStart}
      onDragEnd={onDrop}
      onDragCancel={onCancel}
    >
      <OneDraggable grip={grip} />
      <ScrollZones surface={surface} />
      <DragOverlay dropAnimation={null} className="lifted-copy">
        <LiftedCopy />
      </DragOverlay>
    </DndContext>
  );
}

function OneDraggable({ grip }: Pick<HandProps, 'grip'>) {
  const { listeners, setNodeRef } = useDraggable({ id: 'hand' });
  useEffect(() => {
    grip.current = { listeners, setNodeRef };
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
