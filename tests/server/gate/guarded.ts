import { createContext, type AppContext } from '../../../server/context.ts';
import { documentKinds } from '../../../server/sync/document-kind.ts';
import { Refusal } from '../../../server/sync/gate/refusal.ts';
import { StoredDoc } from '../../../server/sync/stored-doc.ts';
import * as Y from 'yjs';
import { openRoots } from '../../../shared/plan/document.ts';
import { editor, smallPlan } from '../../builders.ts';
import { quiet, tempDir } from '../serving.ts';

/** A stored plan behind its gate, on a real database; gone when the test is over. */
export interface Guarded extends AsyncDisposable {
  readonly ctx: AppContext;
  readonly stored: StoredDoc;
  /**
   * Takes an update as that person's.
   * @param theme they are limited to, if they are
   * @returns how it ended: taken, put aside until the rest comes, or why it was refused
   */
  offer(update: Uint8Array, person: string, theme?: string): string;
}

/** @param plan what is stored */
export function guard(plan: Y.Doc = smallPlan()): Guarded {
  const dir = tempDir();
  const ctx = createContext({ ...quiet, dataDir: dir.path });
  ctx.plans.create('p', plan, 'test');
  const stored = new StoredDoc(ctx.plans.board('p'), documentKinds.plan, ctx);
  return {
    ctx,
    stored,
    offer(update, person, theme) {
      try {
        return stored.take(update, { ...editor(person), theme }) ? 'taken' : 'waits';
      } catch (error) {
        if (error instanceof Refusal) return `${error.code} ${error.path}`.trim();
        throw error;
      }
    },
    async [Symbol.asyncDispose]() {
      await ctx[Symbol.asyncDispose]();
      dir[Symbol.dispose]();
    },
  };
}

/** A client's copy of a stored plan. @param gc false keeps what is overwritten, as hostile clients may */
export function copyOf({ stored }: Guarded, gc = true): Y.Doc {
  const doc = openRoots(new Y.Doc({ gc }));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored.doc));
  return doc;
}

/** The update that `change` makes, in one transaction. */
export function updateBy(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  let update: Uint8Array | undefined;
  const keep = (bytes: Uint8Array) => (update = bytes);
  doc.on('update', keep);
  doc.transact(() => change(doc));
  doc.off('update', keep);
  return update ?? Y.encodeStateAsUpdate(doc, before);
}
