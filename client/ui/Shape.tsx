/** A small shape that stands for a kind of party; hollow for one that does not exist yet. */
export type ShapeName = 'square' | 'hexagon' | 'circle' | 'diamond' | 'triangle';

const paths: Record<ShapeName, string> = {
  square: 'M6 2h12a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H6a4 4 0 0 1-4-4V6a4 4 0 0 1 4-4z',
  hexagon: 'M12 1.2 21.4 6.6v10.8L12 22.8 2.6 17.4V6.6z',
  circle: 'M12 1.4a10.6 10.6 0 1 1 0 21.2 10.6 10.6 0 0 1 0-21.2z',
  diamond: 'M12 .8 23.2 12 12 23.2.8 12z',
  triangle: 'M12 1.4 23 21H1z',
};

export function Shape({
  name,
  size,
  isHollow = false,
}: {
  name: ShapeName;
  size: number;
  isHollow?: boolean;
}) {
  const paint = isHollow
    ? { fill: 'none', stroke: 'currentColor', strokeWidth: 2.6, strokeLinejoin: 'round' as const }
    : { fill: 'currentColor' };
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden>
      <path d={paths[name]} {...paint} />
    </svg>
  );
}
