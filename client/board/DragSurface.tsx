import type { useDraggable } from '@dnd-kit/core';
import { useRef, type MouseEvent, type ReactNode, type TouchEvent } from 'react';
import { late } from '../lib/late.tsx';
import { useSignalPart } from '../lib/signal.ts';
import type { Arranged } from '../state/names.ts';
import { isLocked, useBoard } from './board-context.tsx';
import { useLift } from './use-lift.ts';
import { usePointerTarget } from './use-pointer-target.ts';

const Hand = late(async () => (await import('./Hand.tsx')).Hand);

/** What takes hold of an element that was pressed, by the name of the event. */
export type Grip = Pick<ReturnType<typeof useDraggable>, 'listeners' | 'setNodeRef'>;

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

interface DragSurfaceProps {
  /** Not looked at now: kept as it is, unseen. */
  readonly isAway: boolean;
  readonly children: ReactNode;
}

export function DragSurface({ isAway, children }: DragSurfaceProps) {
  const lift = useLift();
  const { lifting, opened } = useBoard();
  const surface = useRef<HTMLDivElement>(null);
  const pressed = useRef<Pressed | undefined>(undefined);
  const grip = useRef<Grip | undefined>(undefined);
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
      <Pressable isAway={isAway} surface={surface} pressed={pressed} grip={grip} isChoosing={isChoosing}>
        {children}
      </Pressable>
      {/* Beside the board, not around it: at every move dnd-kit's contexts change, and React then looks for their
          readers through all that is below. */}
      <Hand surface={surface} grip={grip} onStart={start} onDrop={drop} onCancel={lift.cancel} />
    </>
  );
}

interface PressableProps extends DragSurfaceProps {
  readonly surface: { current: HTMLDivElement | null };
  /** What the last press was on. */
  readonly pressed: { current: Pressed | undefined };
  readonly grip: { readonly current: Grip | undefined };
  /** Whether letting go now would ask where to. */
  readonly isChoosing: { current: boolean };
}

/** The board as something one presses on: what was pressed goes into the hand. */
function Pressable({ isAway, surface, pressed, grip, isChoosing, children }: PressableProps) {
  const { lifting } = useBoard();
  const isLifting = useSignalPart(lifting.current, (lift) => lift?.by === 'pointer');
  usePointerTarget(surface, isLifting, isChoosing);
  const press = (event: MouseEvent | TouchEvent, listener: string) => {
    pressed.current = pressedAt(event.target as Element);
    if (!pressed.current) return;
    grip.current?.setNodeRef(pressed.current.element);
    grip.current?.listeners?.[listener]?.(event);
  };
  return (
    <div
      ref={surface}
      className={['surface', isLifting && 'is-lifting', isAway && 'is-away'].filter(Boolean).join(' ')}
      onMouseDown={(event) => press(event, 'onMouseDown')}
      onTouchStart={(event) => press(event, 'onTouchStart')}
    >
      {children}
    </div>
  );
}
