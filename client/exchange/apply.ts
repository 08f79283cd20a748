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

/** Has the server write all of it as one step. @throws as `send` */
export async function applyImport(plan: string, wish: Wish): Promise<Applied> {
  const { reading, answers, columns } = wish;
  const { source, found } = reading;
  const body = JSON.stringify(source ? { source, answers, columns } : { found, answers });
  const answer = appliedSchema.parse(await send(`/plans/${plan}/import?mode=apply`, body));
  return { created: answer.created, inverse: answer.inverse as Patch[] };
}

/** Resolves when the document here has what was written: it comes by the line, all at once. */
export function whenHere(session: Session, { inverse }: Applied): Promise<void> {
  const sets = inverse.filter(({ op }) => op === 'set');
  // Somebody may have changed one of them since: one that stands as it was written is enough.
  const isHere = () =>
    sets.length === 0 || sets.some((patch) => findConflict(session.doc, [patch]) === undefined);
  return new Promise((resolve) => {
    if (isHere()) return resolve();
    const unsubscribe = session.store.subscribe('any', () => {
      if (!isHere()) return;
      unsubscribe();
      resolve();
    });
  });
}
