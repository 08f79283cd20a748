import { IndexeddbPersistence, storeState } from 'y-indexeddb';
import type * as Y from 'yjs';
import { memory } from '../lib/storage.ts';

/** How long the program waits for the browser's own store before it goes on with the server alone, in ms. */
const patience = 2_000;

const epochKey = (plan: string) => `epoch.${plan}`;
const nameOf = (plan: string, epoch: string) => `samplan/${plan}/${epoch}`;

/** The epoch of the copy this browser holds of a plan, if it holds one. */
export const knownEpoch = (plan: string): string | undefined => memory.get(epochKey(plan));

/** Forgets which copy is current. The copy itself stays in the browser. */
export const setCopyAside = (plan: string): void => memory.set(epochKey(plan), undefined);

/**
 * Keeps the document in the browser, so that it opens and takes edits without a network.
 * @returns whether the store works; false in a private window, with a full disk, or when it does not answer
 */
export async function keepLocally(doc: Y.Doc, plan: string, epoch: string): Promise<boolean> {
  const copy = new IndexeddbPersistence(nameOf(plan, epoch), doc);
  const synced = copy._db.then(() => copy.whenSynced);
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patience));
  const opened = await Promise.race([
    synced.then(
      () => true,
      () => false,
    ),
    late,
  ]);
  if (!opened) return false;
  memory.set(epochKey(plan), epoch);
  // The store gains a row an edit, and one at every opening: fold them into one.
  void storeState(copy, true);
  return true;
}
