import { createContext, useContext } from 'react';
import type { Zoom } from '../../shared/timeline/axis.ts';
import type { Snap } from '../../shared/timeline/days.ts';
import type { Written } from '../../shared/timeline/phrase.ts';
import type { Axis } from '../../shared/timeline/shapes.ts';
import type { TimeHand } from './time-hand.ts';

/** What all rows of the timeline stand on. */
export interface TimeView {
  readonly axis: Axis;
  readonly zoom: Zoom;
  readonly snap: Snap;
  /** Today there, as 2026-12-31. */
  readonly today: string;
  /** Where today is on the axis, in px. */
  readonly todayX: number;
  /** What one sees at first, in px: today, or the middle of a plan that today is not in. */
  readonly centreX: number;
  readonly written: Written;
  readonly hand: TimeHand;
}

export const TimeViewContext = createContext<TimeView | undefined>(undefined);

export function useTimeView(): TimeView {
  const view = useContext(TimeViewContext);
  if (!view) throw new Error('There is no TimeViewContext above');
  return view;
}
