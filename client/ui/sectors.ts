import type { ShapeName } from './Shape.tsx';

/** Shape tells the sector: the same on chips, avatars and maps. */
export const shapeOfSector = {
  public: 'square',
  research: 'hexagon',
  business: 'circle',
  agency: 'diamond',
  network: 'triangle',
} as const satisfies Record<string, ShapeName>;
