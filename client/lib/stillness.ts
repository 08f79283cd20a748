/** Whether somebody has asked for nothing to move that need not. */
export const prefersStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
