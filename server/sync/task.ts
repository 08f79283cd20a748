import type * as Y from 'yjs';
import type { Actor } from '../../shared/access.ts';
import type { StoredDoc } from './stored-doc.ts';

/** A change the server itself makes, at its turn among the updates of a room. */
export interface Task {
  /** Makes it. @returns what tells the caller that it is stored */
  readonly act: () => () => void;
  readonly fail: (error: Error) => void;
}

/** What a task came to: its result, and the number of the last change then. */
export interface Ran<T> {
  readonly seq: number;
  readonly result: T;
}

/**
 * @param who is asked when its turn has come
 * @param also writes what is to be stored in the same transaction
 * @returns the task, and what it will have come to when it is stored
 */
export function taskOn<T>(
  stored: StoredDoc,
  who: () => Actor,
  work: (doc: Y.Doc) => T,
  also: (ran: Ran<T>) => void,
): { readonly task: Task; readonly ran: Promise<Ran<T>> } {
  const { promise: ran, resolve, reject: fail } = Promise.withResolvers<Ran<T>>();
  const act = () => {
    const result = stored.run(who(), work);
    const done = { seq: stored.seq, result };
    stored.storeAlso(() => also(done));
    return () => resolve(done);
  };
  return { task: { act, fail }, ran };
}
