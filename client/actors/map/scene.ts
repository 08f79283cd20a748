import { radiusOf, type Layout, type Point } from '../../../shared/actors/layout.ts';
import type { Network } from '../../../shared/actors/network.ts';
import { placeLabels, type Label } from './labels.ts';
import type { Actor, Networks } from './use-networks.ts';

/** The room there is to draw in, in px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How far one has gone in, and where to. */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export const noZoom: Zoom = Object.freeze({ scale: 1, x: 0, y: 0 });

/** An organisation as it is drawn. */
export interface Mark extends Actor, Point {
  readonly id: string;
  readonly radius: number;
  /** In how many actions that fit it has a part; 0 for one that is only there to stay in place. */
  readonly actions: number;
}

/** Two that work together, as a line. */
export interface Line {
  readonly key: string;
  readonly from: Mark;
  readonly to: Mark;
  readonly actions: number;
  readonly firm: number;
  readonly isFitting: boolean;
}

export interface Scene {
  readonly marks: readonly Mark[];
  readonly lines: readonly Line[];
  /** How thick lines are, of what they are where there is room enough. */
  readonly thickness: number;
}

/** Room at the edges, for names. */
const marginOf = ({ width }: Size) => ({ x: Math.min(64, width * 0.09), y: 24 });
/** The smallest mark that can still be told by its shape, in px. */
const leastRadius = 4;
/** No larger than this, and so much longer one way than the other, so that a wide room is used and a high one. */
const most = { scale: 1.3, stretch: 1.6 } as const;

/** From a layout to the room there is: the whole of it, as large as it may be, in the middle. */
export function fitted(layout: Layout, size: Size): { at: Map<string, Point>; scale: number } {
  const points = [...layout.values()];
  const margin = marginOf(size);
  const axis = (of: keyof Point, room: number) => {
    const all = points.map((point) => point[of]);
    const [least, greatest] = [Math.min(...all), Math.max(...all)];
    const scale = (room - 2 * margin[of]) / Math.max(1, greatest - least);
    return { middle: (least + greatest) / 2, half: room / 2, scale: Math.max(0.05, scale) };
  };
  const [x, y] = [axis('x', size.width), axis('y', size.height)];
  const scale = Math.min(x.scale, y.scale, most.scale);
  const put = (at: number, { middle, half, scale: own }: typeof x) =>
    half + (at - middle) * Math.min(own, scale * most.stretch, most.scale * most.stretch);
  return {
    scale,
    at: new Map([...layout].map(([id, point]) => [id, { x: put(point.x, x), y: put(point.y, y) }])),
  };
}

interface Drawn {
  /** Who is drawn, and which lines. */
  readonly drawn: Network;
  /** Those of them that fit what is asked for. */
  readonly lit: Network;
  readonly actors: Networks['actors'];
  /** Where everybody stood when it was laid out, in px. */
  readonly at: ReadonlyMap<string, Point>;
  readonly scale: number;
  readonly zoom: Zoom;
}

/** All there is to draw. Who has come since it was laid out stands among those it works with. */
export function sceneOf({ drawn, lit, actors, at, scale, zoom }: Drawn): Scene {
  const fitting = new Map(lit.parties.map(({ id, actions }) => [id, actions]));
  const place = ({ x, y }: Point) => ({ x: x * zoom.scale + zoom.x, y: y * zoom.scale + zoom.y });
  const grown = Math.min(scale, 1) * Math.sqrt(zoom.scale);
  const marks = new Map(
    drawn.parties.flatMap(({ id, actions }) => {
      const actor = actors.get(id);
      const spot = at.get(id) ?? among(id, drawn, at);
      if (!actor || !spot) return [];
      const radius = Math.max(leastRadius, radiusOf(actions) * grown);
      return [[id, { id, ...actor, ...place(spot), radius, actions: fitting.get(id) ?? 0 }] as const];
    }),
  );
  const counted = new Map(lit.ties.map((tie) => [`${tie.from}|${tie.to}`, tie]));
  const lines = drawn.ties.flatMap((tie) => {
    const [from, to] = [marks.get(tie.from), marks.get(tie.to)];
    const key = `${tie.from}|${tie.to}`;
    const { actions, firm } = counted.get(key) ?? tie;
    return from && to ? [{ key, from, to, actions, firm, isFitting: counted.has(key) }] : [];
  });
  // What is thick and promised lies on top.
  lines.sort((a, b) => Number(a.firm > 0) - Number(b.firm > 0) || a.actions - b.actions);
  return { marks: [...marks.values()], lines, thickness: Math.max(0.55, Math.min(1, grown)) };
}

function among(org: string, { ties }: Network, at: Drawn['at']): Point | undefined {
  const near = ties.flatMap(({ from, to }) =>
    from === org ? (at.get(to) ?? []) : to === org ? (at.get(from) ?? []) : [],
  );
  if (near.length === 0) return undefined;
  const middle = (axis: keyof Point) => near.reduce((sum, point) => sum + point[axis], 0) / near.length;
  return { x: middle('x') + 14, y: middle('y') + 14 };
}

/** The names there is room for: those one looks at, then those with most actions. */
export function labelsOf({ marks }: Scene, size: Size, looked: ReadonlySet<string> | undefined): Label[] {
  const wanted = looked
    ? marks.filter(({ id }) => looked.has(id))
    : marks.filter(({ actions }) => actions > 0);
  const others = looked ? wanted : marks;
  const inOrder = wanted.toSorted((a, b) => b.actions - a.actions || b.radius - a.radius);
  return placeLabels(inOrder, others, size);
}
