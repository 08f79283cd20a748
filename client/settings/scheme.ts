import { memory } from '../lib/storage.ts';

export const schemes = ['light', 'dark', 'system'] as const;
export type Scheme = (typeof schemes)[number];

export const chosenScheme = (): Scheme => schemes.find((one) => one === memory.get('scheme')) ?? 'system';

/** Kept on this machine; public/scheme.js sets it again before the first paint. */
export function chooseScheme(scheme: Scheme): void {
  memory.set('scheme', scheme === 'system' ? undefined : scheme);
  if (scheme === 'system') delete document.documentElement.dataset.scheme;
  else document.documentElement.dataset.scheme = scheme;
}
