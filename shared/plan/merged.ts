import * as Y from 'yjs';
import { rootOf } from './document.ts';

/** What each merged organisation has become part of, as the register says it. */
export const mergedIn = (doc: Y.Doc): ReadonlyMap<string, string> =>
  new Map(
    [...rootOf(doc, 'organisation')].flatMap(([id, raw]) => {
      const into: unknown = raw instanceof Y.Map ? raw.get('mergedInto') : undefined;
      return typeof into === 'string' ? [[id, into] as const] : [];
    }),
  );

/** As which organisation one counts now: itself, or what it has become part of in the end. Total: a circle ends where it began. */
export function standsFor(id: string, merged: { get(id: string): string | undefined }): string {
  const passed = new Set<string>();
  let at = id;
  for (let into = merged.get(at); into !== undefined && !passed.has(into); into = merged.get(at)) {
    passed.add(into);
    at = into;
  }
  return at;
}
