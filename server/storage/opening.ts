import * as Y from 'yjs';
import { AppError } from '../../shared/errors.ts';
import { openRoots } from '../../shared/plan/document.ts';
import { openRecordRoots } from '../../shared/record/document.ts';
import { readStored, type Stored } from './reading.ts';
import { planDoc, planOf } from './plans.ts';
import type { Database } from './sqlite.ts';

/** A document in memory, and what was read of it. */
export interface Opened {
  readonly doc: Y.Doc;
  readonly stored: Stored;
}

/**
 * Builds a document from the newest good state there is of it.
 * @throws AppError `damaged` when nothing of it can be read, or there is nothing of a plan's board
 */
export function openStored(db: Database, name: string): Opened {
  const stored = readStored(db, name);
  if (stored.seq === 0 && isBoard(name))
    throw new AppError(
      'damaged',
      `Nothing is stored of "${name}", which is written when the plan is made`,
      name,
    );
  const { doc, fault } = build(name, stored);
  if (!fault) return { doc, stored };
  const first = stored.tail[fault.index]?.seq;
  const which = first === undefined ? `snapshot ${stored.snapshotSeq}` : `record ${first}`;
  const what = `${which} of "${name}" cannot be applied (${fault.reason})`;
  if (first === undefined || (fault.index === 0 && !stored.snapshot))
    throw new AppError('damaged', what, name);
  const good = { ...stored, tail: stored.tail.slice(0, fault.index), good: first - 1 };
  const faults = stored.faults.filter((one) => one.first === undefined);
  faults.push({ doc: name, what, first, last: stored.seq });
  return { doc: build(name, good).doc, stored: { ...good, faults } };
}

const isBoard = (name: string): boolean => name === planDoc(planOf(name));

/** All in one transaction: what is worked out after each change is worked out once. */
function build(
  name: string,
  { snapshot, tail }: Stored,
): { doc: Y.Doc; fault?: { index: number; reason: string } } {
  const doc = (isBoard(name) ? openRoots : openRecordRoots)(new Y.Doc());
  let index = -1;
  try {
    doc.transact(() => {
      if (snapshot) Y.applyUpdate(doc, snapshot);
      for (index = 0; index < tail.length; index++) Y.applyUpdate(doc, tail[index]!.data);
    }, 'load');
    return { doc };
  } catch (error) {
    return { doc, fault: { index, reason: (error as Error).message } };
  }
}
