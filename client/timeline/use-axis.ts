import { scaleLinear } from 'd3-scale';
import { useMemo } from 'react';
import type { Listed } from '../../shared/plan/standing.ts';
import { scales, stretchOf, type Zoom } from '../../shared/timeline/axis.ts';
import type { Axis } from '../../shared/timeline/shapes.ts';

/** The axis that holds all dates of a plan. It keeps its identity while that stretch of time stays the same. */
export function useAxis(listed: readonly Listed[], zoom: Zoom, today: string): Axis {
  const dates = listed.flatMap(({ action: { start, due } }) =>
    [start, due].filter((date) => date !== undefined),
  );
  const { from, to } = stretchOf(dates, today);
  return useMemo(() => {
    const width = ((to - from) / 365.25) * scales[zoom].year;
    const scale = scaleLinear([from, to], [0, width]);
    return { from, to, width, x: (day) => scale(day), dayAt: (x) => scale.invert(x) };
  }, [from, to, zoom]);
}
