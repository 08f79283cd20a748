export type Direction = 'left' | 'right' | 'up' | 'down';

interface Spot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** The nearest mark in a direction, as the eye goes: what lies straight ahead before what lies aside. Undefined at the edge. */
export function nearestIn(
  marks: readonly Spot[],
  from: string | undefined,
  direction: Direction,
): string | undefined {
  const start = marks.find(({ id }) => id === from);
  if (!start) return marks[0]?.id;
  let best: { id: string; far: number } | undefined;
  for (const { id, x, y } of marks) {
    const [right, down] = [x - start.x, y - start.y];
    const ahead = { left: -right, right, up: -down, down }[direction];
    const aside = Math.abs(direction === 'left' || direction === 'right' ? down : right);
    if (ahead <= 0 || aside > ahead * 2) continue;
    const far = ahead + aside * 2;
    if (!best || far < best.far) best = { id, far };
  }
  return best?.id;
}
