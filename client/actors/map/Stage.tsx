import { useMemo, useRef, useState } from 'react';
import type { Layout } from '../../../shared/actors/layout.ts';
import type { Neighbour, Network } from '../../../shared/actors/network.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { Picture } from './Picture.tsx';
import { fitted, sceneOf, type Size } from './scene.ts';
import { Tools } from './Tools.tsx';
import { useGlide } from './use-glide.ts';
import { useLayout } from './use-layout.ts';
import type { Networks } from './use-networks.ts';
import { useSize } from './use-size.ts';
import { useZoom } from './use-zoom.ts';

interface StageProps {
  readonly drawn: Network;
  readonly lit: Network;
  readonly actors: Networks['actors'];
  readonly neighbours: ReadonlyMap<string, readonly Neighbour[]>;
  readonly pointed: string | undefined;
  readonly pressed: ReadonlySet<string>;
  /** What somebody here wants to see, as one text. */
  readonly wish: string;
  readonly onPress: (id: string) => void;
}

const noSize: Size = { width: 640, height: 560 };
const noLayout: Layout = new Map();

/** The room of the picture: it is laid out, moved about in, and kept as it is while somebody has it in hand. */
export function Stage({ drawn, lit, actors, neighbours, wish, ...props }: StageProps) {
  const m = useKnownTexts(actorsTexts).map;
  const room = useRef<HTMLDivElement>(null);
  const figure = useRef<SVGSVGElement>(null);
  const [isHeld, setHeld] = useState(false);
  const size = useSize(room) ?? noSize;
  const web = useMemo(
    () => ({
      parties: drawn.parties.map((party) => ({ ...party, sector: actors.get(party.id)!.sector })),
      ties: drawn.ties,
    }),
    [drawn, actors],
  );
  const layout = useLayout(web, isHeld, wish);
  const { at, scale } = useMemo(() => fitted(layout ?? noLayout, size), [layout, size]);
  const points = useGlide(layout, at);
  const zooming = useZoom(figure, size);
  const { zoom } = zooming;
  const scene = useMemo(
    () => sceneOf({ drawn, lit, actors, at: points, scale, zoom }),
    [drawn, lit, actors, points, scale, zoom],
  );
  const strongest = lit.ties.toSorted((a, b) => b.actions - a.actions)[0]!;
  const [one, other] = [strongest.from, strongest.to].map((id) => actors.get(id)?.short ?? id);
  return (
    <div className="map-stage">
      <Tools figure={figure} zooming={zooming} />
      <div ref={room} className="map-room">
        {!layout && <p className="map-wait quiet">{m.wait}</p>}
        <Picture
          {...{ figure, size, scene, neighbours, zooming }}
          {...props}
          description={m.described(
            scene.marks.length,
            lit.ties.length,
            m.strongest(one!, other!, strongest.actions),
          )}
          onHold={setHeld}
        />
      </div>
    </div>
  );
}
