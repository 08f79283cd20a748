import { repeatsOf, type Bar } from './bars.ts';
import type { Stretch } from './axis.ts';

/** The axis as it is drawn: where a day begins on it, in px from its left end. */
export interface Axis extends Stretch {
  readonly width: number;
  readonly x: (day: number) => number;
  /** The moment at a place, in days, parts of one too. */
  readonly dayAt: (x: number) => number;
}

/**
 * How a piece of a bar looks: `frame` both ends are known; `fade-in` a firm end only; `fade-out` a firm beginning only;
 * `arrow` goes on; `again` one of the later times of what comes again.
 */
export interface Shape {
  readonly form: 'frame' | 'fade-in' | 'fade-out' | 'arrow' | 'again';
  readonly x: number;
  readonly width: number;
  /** Uncertain edges, in px. */
  readonly softFrom: number;
  readonly softTo: number;
}

export interface Drawn {
  readonly shapes: readonly Shape[];
  /** What is taken in hand: the bar, or its first time. */
  readonly hand: Pick<Shape, 'x' | 'width'>;
  /** Where the words begin; over the bar of what goes on. */
  readonly label: { readonly x: number; readonly isInside: boolean };
}

/** So much fades in before a deadline, at least, in px. */
const lead = 52;
const leastWidth = 8;
/** Room for the tip of an arrow. */
const tip = 14;
const gap = 8;

/** The bar of an action in px; undefined when it stands nowhere on the axis. */
export function drawnOf(bar: Bar, axis: Axis): Drawn | undefined {
  const clamp = (day: number) => axis.x(Math.min(Math.max(day, axis.from), axis.to));
  const perDay = axis.width / (axis.to - axis.from);
  const piece = (form: Shape['form'], x: number, width: number, soft = [0, 0]): Shape => ({
    form,
    x,
    width: Math.max(width, leastWidth),
    softFrom: soft[0]!,
    softTo: soft[1]!,
  });
  if (bar.kind === 'repeats') {
    const times = repeatsOf(bar, axis.from, axis.to).map(({ from, to, isLoose }, at) => {
      const [x, width] = [clamp(from), clamp(to) - clamp(from)];
      const soft = isLoose ? width / 2 : 0;
      return piece(at === 0 ? 'frame' : 'again', x, width, [soft, soft]);
    });
    return drawn(times);
  }
  const soft = [bar.softFrom * perDay, bar.softTo * perDay];
  if (bar.kind === 'ongoing') {
    const x = bar.from === undefined ? 0 : clamp(bar.from);
    const edge = bar.from === undefined ? lead : Math.min(soft[0]!, axis.width - tip - x);
    const shape = piece('arrow', x, axis.width - tip - x, [edge, 0]);
    return { ...drawn([shape])!, label: { x: x + gap, isInside: true } };
  }
  if (bar.from !== undefined && bar.to !== undefined)
    return drawn([piece('frame', clamp(bar.from), clamp(bar.to) - clamp(bar.from), soft)]);
  if (bar.to !== undefined) {
    const width = Math.max(lead, soft[0]!);
    return drawn([piece('fade-in', clamp(bar.to) - width, width)]);
  }
  if (bar.from !== undefined) return drawn([piece('fade-out', clamp(bar.from), Math.max(lead, soft[0]!))]);
  return undefined;
}

function drawn(shapes: readonly Shape[]): Drawn | undefined {
  const [first] = shapes;
  if (!first) return undefined;
  return { shapes, hand: first, label: { x: first.x + first.width + gap, isInside: false } };
}
