import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import { compareText } from '../plan/document.ts';
import type { Sector } from '../plan/sector.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where each organisation is drawn, by id, about (0, 0). */
export type Layout = ReadonlyMap<string, Point>;

/** What is laid out. */
export interface Web {
  readonly parties: readonly { readonly id: string; readonly actions: number; readonly sector: Sector }[];
  readonly ties: readonly { readonly from: string; readonly to: string; readonly actions: number }[];
}

/** So many steps are taken, never until it looks still: how fast a machine is must not be seen. */
export const layoutTicks = 160;

/** Half the width of the mark of an organisation that has a part in so many actions. */
export const radiusOf = (actions: number): number => 4.5 + Math.sqrt(actions) * 1.7;

/*
 * Every machine draws the same picture: nothing here is drawn by lot, and only what all browsers calculate alike to the
 * last bit is used (+, -, *, / and roots; no sine, no power).
 */

/** Where those of a sector are drawn to, so that a kind stands together, and a change does not turn the whole. */
const corners: Readonly<Record<Sector, Point>> = {
  public: { x: -0.5, y: -0.55 },
  network: { x: 0.65, y: -0.5 },
  business: { x: 0.7, y: 0.45 },
  agency: { x: 0, y: 0.75 },
  research: { x: -0.75, y: 0.4 },
};
const reach = { x: 540, y: 280 } as const;

/** The share of its way to 0 by which the movement slows down with each step: it is at a thousandth after all of them. */
const slowing = 0.0422;

interface Mark extends SimulationNodeDatum {
  readonly id: string;
  readonly radius: number;
  readonly home: Point;
  x: number;
  y: number;
}

/**
 * Lays a network out, a step at a time, so that whoever calls can do other things in between. The same network gives
 * the same layout everywhere, in whatever order it is told.
 */
export function* layingOut({ parties, ties }: Web): Generator<undefined, Layout> {
  const marks = parties.toSorted((a, b) => compareText(a.id, b.id)).map(markOf);
  const at = new Map(marks.map((mark) => [mark.id, mark]));
  const links = ties
    .toSorted((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to))
    .flatMap(({ from, to, actions }) => {
      const [source, target] = [at.get(from), at.get(to)];
      return source && target ? [{ source, target, actions }] : [];
    });
  const degree = new Map<Mark, number>();
  for (const { source, target } of links)
    for (const end of [source, target]) degree.set(end, (degree.get(end) ?? 0) + 1);
  const simulation = forceSimulation(marks)
    .randomSource(evenNumbers())
    .alphaDecay(slowing)
    .velocityDecay(0.4)
    .force(
      'ties',
      forceLink<Mark, (typeof links)[number]>(links)
        .distance(({ source, target }) => 40 + source.radius + target.radius)
        .strength(
          ({ source, target, actions }) =>
            (0.35 * (1 + Math.sqrt(actions))) / (1 + Math.min(degree.get(source)!, degree.get(target)!)),
        ),
    )
    .force(
      'room',
      forceManyBody<Mark>()
        .strength(({ radius }) => -14 * radius)
        .distanceMax(420),
    )
    .force('apart', forceCollide<Mark>(({ radius }) => radius + 7).iterations(1))
    .force('home-x', forceX<Mark>(({ home }) => home.x).strength(0.07))
    .force('home-y', forceY<Mark>(({ home }) => home.y).strength(0.1))
    .stop();
  for (let tick = 0; tick < layoutTicks; tick += 1) {
    simulation.tick();
    yield;
  }
  return new Map(marks.map(({ id, x, y }) => [id, { x: round(x), y: round(y) }]));
}

/** All of it at once. */
export function layoutOf(web: Web): Layout {
  const steps = layingOut(web);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** An organisation begins near the others of its sector, where its id says. */
function markOf({ id, actions, sector }: Web['parties'][number]): Mark {
  const corner = corners[sector];
  const home = { x: corner.x * reach.x, y: corner.y * reach.y };
  const [right, down] = [fractionOf(`${id}/x`), fractionOf(`${id}/y`)];
  return {
    id,
    radius: radiusOf(actions),
    home,
    x: home.x + (right - 0.5) * 260,
    y: home.y + (down - 0.5) * 200,
  };
}

/** A number from 0 to 1 that a text always gives: FNV-1a, and its bits mixed once more. */
function fractionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 0x1_0000_0000;
}

/** The same row of numbers each time: d3 wants some where two marks stand on the same spot. */
function evenNumbers(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

const round = (n: number): number => Math.round(n * 10) / 10;
