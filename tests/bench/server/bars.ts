import type { ContenderName } from './contenders.ts';
import { labels } from './contenders.ts';

/** What is wanted of Samplan: a limit, or a share of what another server reached in the same round. */
export interface Bar {
  readonly kind: 'most' | 'least';
  readonly value: number;
  readonly of?: Exclude<ContenderName, 'samplan'>;
}

export const atMost = (value: number, of?: Bar['of']): Bar => ({ kind: 'most', value, of });
export const atLeast = (value: number, of?: Bar['of']): Bar => ({ kind: 'least', value, of });

export function barText({ kind, value, of }: Bar): string {
  const sign = kind === 'most' ? '<=' : '>=';
  return of ? `${sign} ${value} x ${labels[of]}` : `${sign} ${value}`;
}

/** Whether a value, or the ratio to the other server's, holds it. */
export const holds = ({ kind, value }: Bar, found: number): boolean =>
  kind === 'most' ? found <= value : found >= value;
