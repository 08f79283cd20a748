import { IndexeddbPersistence, clearDocument, storeState } from 'y-indexeddb';
import type * as Y from 'yjs';
import * as z from 'zod/mini';
import { newId } from '../../shared/ids.ts';
import { memory } from '../lib/storage.ts';
import type { Cause } from './steps.ts';

/** How long the program waits for the browser's own store before it goes on with the server alone, in ms. */
const patience = 2_000;

export const copyKey = (plan: string) => `epoch.${plan}`;
export const givenUpKey = (plan: string) => `given-up.${plan}`;
export const asideKey = (plan: string) => `aside.${plan}`;
export const databaseOf = (plan: string, copy: string) => `samplan/${plan}/${copy}`;

/** The name of the copy this browser holds of a plan, if it holds one: its epoch, and a mark when it is a later one. */
export const knownCopy = (plan: string): string | undefined => memory.get(copyKey(plan));

export const epochOf = (copy: string): string => copy.split('/')[0]!;

const causeSchema = z.object({ copy: z.string(), code: z.string(), path: z.string() });

/** Why a copy is not to be sent any more, if it is not. */
export function givenUp(plan: string, copy: string): Cause | undefined {
  try {
    const known = causeSchema.parse(JSON.parse(memory.get(givenUpKey(plan)) ?? ''));
    return known.copy === copy ? known : undefined;
  } catch {
    return undefined;
  }
}

/** The copy is still shown until there is another; it is never sent again, not even after a reload. */
export const giveUp = (plan: string, copy: string, cause: Cause): void =>
  memory.set(givenUpKey(plan), JSON.stringify({ copy, ...cause }));

/** The first copy of an epoch in this browser, or one that is not given up. */
export function copyOf(plan: string, epoch: string): string {
  const known = knownCopy(plan);
  const isFit = known !== undefined && epochOf(known) === epoch && !givenUp(plan, known);
  return isFit ? known : epoch;
}

/**
 * Puts a copy aside for another one. One is kept; the one put aside before it goes.
 * @returns the name of the other one: that of another tab, when it was there first
 */
export function replaceCopy(plan: string, copy: string | undefined, epoch: string): string {
  const known = knownCopy(plan);
  if (known !== undefined && known !== copy && epochOf(known) === epoch && !givenUp(plan, known))
    return known;
  const older = memory.get(asideKey(plan));
  if (older && older !== copy) void clearDocument(databaseOf(plan, older)).catch(() => {});
  const next = `${epoch}/${newId()}`;
  memory.set(asideKey(plan), copy);
  memory.set(givenUpKey(plan), undefined);
  memory.set(copyKey(plan), next);
  return next;
}

/**
 * Keeps the document in the browser, so that it opens and takes edits without a network.
 * @param tell is told whether the store works: false in a private window, with a full disk, or when it does not answer;
 *   a store that was slow is told of again when it has come
 * @returns when the document has what the store held, or there is no use in waiting
 */
export async function keepLocally(
  doc: Y.Doc,
  plan: string,
  copy: string,
  tell: (isKept: boolean) => void,
): Promise<void> {
  const stored = new IndexeddbPersistence(databaseOf(plan, copy), doc);
  const opened = stored._db.then(() => stored.whenSynced);
  const keep = async () => {
    if (knownCopy(plan) === undefined) memory.set(copyKey(plan), copy);
    // The store gains a row an edit, and one at every opening: fold them into one. That comes after what was written
    // while it opened, so that this is kept when it is said to be.
    await storeState(stored, true);
    return true;
  };
  void opened.then(keep).catch(() => false).then(tell); // prettier-ignore
  const late = new Promise<void>((resolve) => setTimeout(resolve, patience));
  const waited = late.then(() => !stored.synced && tell(false));
  await Promise.race([opened.catch(() => {}), waited]);
}
