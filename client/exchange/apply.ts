import * as z from 'zod/mini';
import type { ColumnChoices } from '../../shared/exchange/found.ts';
import type { Answers } from '../../shared/exchange/proposal.ts';
import { findConflict, type Patch } from '../../shared/plan/patch.ts';
import type { Session } from '../sync/session.ts';
import type { Reading } from './reading.ts';
import { send } from './send.ts';

const appliedSchema = z.object({
  seq: z.number(),
  created: z.array(z.string()),
  inverse: z.array(z.unknown()),
});

/** What the server has written: takes itself back by `inverse`. */
export interface Applied {
  readonly created: readonly string[];
  readonly inverse: readonly Patch[];
}

interface Wish {
  readonly reading: Reading;
  readonly answers: Answers;
  readonly columns: ColumnChoices;
}

/**
 * Has the server write all of it as one step.
 * @param key the same one again, after no answer came, does not write it twice
 * @throws as `send`
 */
export async function applyImport(plan: string, wish: Wish, key: string): Promise<Applied> {
  const { created, inverse } = appliedSchema.parse(
    await send(`/plans/${plan}/import?mode=apply`, bodyOf(wish), { key }),
  );
  return { created, inverse: inverse as Patch[] };
}

/** What was read, with what was said of it; a plan as JSON is sent as it is once more. */
function bodyOf({ reading: { source, file }, answers, columns }: Wish): FormData | string {
  if (source) return JSON.stringify({ source, answers, columns });
  const form = new FormData();
  form.set('options', JSON.stringify({ answers }));
  form.set('file', file!, file!.name);
  return form;
}

/** After so long what was written is taken to be here, in ms: all of it may have been changed again meanwhile. */
const patience = 10_000;

/** Resolves when the document here has what was written: it comes by the line, all at once. */
export function whenHere(session: Session, { inverse }: Applied): Promise<void> {
  const sets = inverse.filter(({ op }) => op === 'set');
  // Somebody may have changed one of them since: one that stands as it was written is enough.
  const isHere = () =>
    sets.length === 0 || sets.some((patch) => findConflict(session.doc, [patch]) === undefined);
  if (isHere()) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const unsubscribe = session.store.subscribe('any', () => isHere() && end());
    const timer = setTimeout(end, patience);
  });
}
