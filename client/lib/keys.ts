/** Every key that is a letter or a sign by itself. What listens for one, and the sheet of keys, take it from here. */
export const singles = {
  search: '/',
  filter: 'f',
  mine: 'q',
  clear: 'x',
  nextCard: 'j',
  previousCard: 'k',
  moveTo: 'm',
  previousTheme: '<',
  nextTheme: '>',
  edit: 'e',
  newBelow: 'n',
  comment: 'c',
  copyLink: 'l',
  nearer: '+',
  farther: '-',
  today: 't',
  sheet: '?',
} as const;

/** With Ctrl, or Cmd on a Mac: everything there is in one field. */
export const paletteKey = 'k';
