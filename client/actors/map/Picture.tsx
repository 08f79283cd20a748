import { useId, useMemo, useState, type RefObject } from 'react';
import type { Neighbour } from '../../../shared/actors/network.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { Lines } from './Lines.tsx';
import { Marks } from './Marks.tsx';
import { Names } from './Names.tsx';
import { labelsOf, type Scene, type Size } from './scene.ts';
import { idOf, usePictureKeys } from './use-picture-keys.ts';
import type { useZoom } from './use-zoom.ts';

interface PictureProps {
  readonly figure: RefObject<SVGSVGElement | null>;
  readonly size: Size;
  readonly scene: Scene;
  readonly neighbours: ReadonlyMap<string, readonly Neighbour[]>;
  readonly description: string;
  readonly pressed: ReadonlySet<string>;
  readonly zooming: ReturnType<typeof useZoom>;
  /** Who is looked at elsewhere: in the table. */
  readonly pointed: string | undefined;
  readonly onPress: (id: string) => void;
  readonly onHold: (isHeld: boolean) => void;
}

/** The network, drawn. Who is looked at lights up with those it works with. */
export function Picture({ figure, size, scene, neighbours, pressed, zooming, ...props }: PictureProps) {
  const m = useKnownTexts(actorsTexts).map;
  const ids = useId();
  const { looked, stop, looking } = useLooked(props.pointed, props.onHold);
  const lit = useMemo(
    () => looked && new Set([looked, ...(neighbours.get(looked) ?? []).map(({ id }) => id)]),
    [looked, neighbours],
  ) as ReadonlySet<string> | undefined;
  const labels = useMemo(() => labelsOf(scene, size, lit), [scene, size, lit]);
  const { marks, lines, thickness } = scene;
  const first = marks.toSorted((a, b) => b.actions - a.actions)[0]?.id;
  const tabStop = marks.some(({ id }) => id === stop) ? stop : first;
  const onKeyDown = usePictureKeys({ figure, marks, first, zooming, onPress: props.onPress });
  return (
    <svg
      ref={figure}
      className="map-picture"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="group"
      aria-labelledby={`${ids}-title`}
      aria-describedby={`${ids}-desc`}
      data-lit={lit !== undefined || undefined}
      onKeyDown={onKeyDown}
      onClick={({ target }) => {
        const id = idOf(target);
        if (id !== undefined && !zooming.wasMoving()) props.onPress(id);
      }}
      {...looking}
    >
      <title id={`${ids}-title`}>{m.figure}</title>
      <desc id={`${ids}-desc`}>{`${props.description} ${m.keys}`}</desc>
      <Lines {...{ lines, thickness, looked }} />
      <Marks {...{ marks, neighbours, lit, pressed, tabStop }} />
      <Names {...{ labels, looked }} />
    </svg>
  );
}

/** Who is looked at: by the pointer, else by the focus, else in the table. Meanwhile the picture is held. */
function useLooked(pointed: string | undefined, onHold: (isHeld: boolean) => void) {
  const [focused, setFocused] = useState<string>();
  const [hovered, setHovered] = useState<string>();
  const [stop, setStop] = useState<string>();
  const looking = {
    onFocus: ({ target }: { readonly target: EventTarget }) => {
      const id = idOf(target);
      if (id !== undefined) setStop(id);
      setFocused(id);
      onHold(true);
    },
    onBlur: () => {
      setFocused(undefined);
      onHold(hovered !== undefined);
    },
    onPointerOver: ({
      pointerType,
      target,
    }: {
      readonly pointerType: string;
      readonly target: EventTarget;
    }) => {
      if (pointerType !== 'mouse') return;
      const id = idOf(target);
      setHovered(id);
      onHold(id !== undefined || focused !== undefined);
    },
    onPointerLeave: () => {
      setHovered(undefined);
      onHold(focused !== undefined);
    },
  };
  return { looked: hovered ?? focused ?? pointed, stop, looking };
}
