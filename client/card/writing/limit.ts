import {
  EditorState,
  StateEffect,
  type Extension,
  type Transaction,
  type TransactionSpec,
} from '@codemirror/state';
import { ySyncAnnotation } from 'y-codemirror.next';

/** That something did not get in: how many characters there was no room for. */
export const overflow = StateEffect.define<number>();

interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * Keeps a text within its length and, where it is one line, on one line. What is typed beyond the end is not taken; of
 * what is pasted as much as fits. What others write is never touched.
 */
export const within = (max: number, isLine: boolean): Extension =>
  EditorState.transactionFilter.of((transaction) => {
    if (!transaction.docChanged || transaction.annotation(ySyncAnnotation)) return transaction;
    const changes = changesOf(transaction, isLine);
    const { doc } = transaction.startState;
    const removed = changes.reduce((sum, { from, to }) => sum + to - from, 0);
    const inserted = changes.reduce((sum, { insert }) => sum + insert.length, 0);
    const room = Math.max(0, max - (doc.length - removed));
    const isLonger = inserted > removed;
    if (isLonger && inserted > room) return shortened(transaction, changes, room, inserted);
    const isClean = changes.every(({ insert }, index) => insert === inserts(transaction)[index]);
    return isClean ? transaction : [rewritten(transaction, changes)];
  });

/** What did not fit is left out: all of what was typed, the rest of what was pasted. */
function shortened(
  transaction: Transaction,
  changes: readonly Change[],
  room: number,
  inserted: number,
): TransactionSpec[] {
  const isPasted = transaction.isUserEvent('input.paste') || transaction.isUserEvent('input.drop');
  if (!isPasted || changes.length !== 1 || room === 0) return [{ effects: overflow.of(inserted) }];
  const insert = wholeSigns(changes[0]!.insert, room);
  const effects = overflow.of(inserted - insert.length);
  return [{ ...rewritten(transaction, [{ ...changes[0]!, insert }]), effects }];
}

function rewritten({ startState }: Transaction, changes: readonly Change[]): TransactionSpec {
  const change = startState.changes(changes);
  const [first] = changes;
  const selection =
    changes.length === 1
      ? { anchor: first!.from + first!.insert.length }
      : startState.selection.map(change, 1);
  return { changes: change, selection, scrollIntoView: true, userEvent: 'input' };
}

/** As many of its first units, without half a sign at the end. */
function wholeSigns(text: string, most: number): string {
  const isHalf = /[\uD800-\uDBFF]$/.test(text.slice(0, most));
  return text.slice(0, isHalf ? most - 1 : most);
}

function changesOf(transaction: Transaction, isLine: boolean): Change[] {
  const texts = inserts(transaction);
  const found: Change[] = [];
  transaction.changes.iterChanges((from, to) => {
    const insert = texts[found.length]!.replace(/\r\n?/g, '\n');
    found.push({ from, to, insert: isLine ? insert.replace(/\s*\n\s*/g, ' ') : insert });
  });
  return found;
}

function inserts({ changes }: Transaction): string[] {
  const texts: string[] = [];
  changes.iterChanges((_fromA, _toA, _fromB, _toB, inserted) => texts.push(inserted.toString()));
  return texts;
}
