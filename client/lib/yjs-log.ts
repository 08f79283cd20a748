/*
 * What Yjs tells whoever reads the browser's console. The build puts this in the place of `lib0/logging`, which brings
 * along colours, markup and a schema language: 2 kB of the first page.
 */

/** Styles of the original; here they are left out. */
export const ORANGE = Symbol('orange');
export const RED = Symbol('red');
export const BOLD = Symbol('bold');
export const UNBOLD = Symbol('unbold');

export const print = (...parts: unknown[]): void =>
  console.log(...parts.filter((part) => typeof part !== 'symbol'));

export const warn = (...parts: unknown[]): void => console.warn(...parts);
