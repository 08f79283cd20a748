import { clearDocument } from 'y-indexeddb';
import { memory } from '../lib/storage.ts';
import { forgetPlan } from '../state/remembered-plans.ts';
import { asideKey, copyKey, databaseOf, givenUpKey } from './local-copy.ts';
import { rememberActor } from './rights.ts';

/**
 * Removes what this browser holds of a plan but one's own drafts. Resolves when nobody here has it open any more.
 * @param open the copy that was open, which is not known yet where the browser's store was slow
 */
export async function clearPlan(plan: string, open?: string): Promise<void> {
  const copies = new Set([open, ...[copyKey, asideKey].map((key) => memory.get(key(plan)))]);
  for (const key of [copyKey, asideKey, givenUpKey]) memory.set(key(plan), undefined);
  rememberActor(plan, undefined);
  forgetPlan(plan);
  for (const copy of copies)
    if (copy !== undefined) await clearDocument(databaseOf(plan, copy)).catch(() => {});
}
