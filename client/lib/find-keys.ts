/** What single keys do for finding, wherever one is on the page. */
export const findKeys = { '/': 'search', f: 'filter', q: 'mine', x: 'clear' } as const;

/** With Ctrl, or Cmd on a Mac: everything there is in one field. */
export const paletteKey = 'k';

export type FindDeed = (typeof findKeys)[keyof typeof findKeys] | 'palette';
