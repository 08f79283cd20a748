import * as Y from 'yjs';
import type { Patch } from '../../shared/plan/patch.ts';
import type { Deed } from '../state/undo.ts';

/** Something I did, as plain data: it can be done again on a document that never heard of it. */
interface Kept {
  /** Sorts by when it was made. */
  readonly id: string;
  readonly deed: Deed;
  readonly patches: readonly Patch[];
  /** When, in ms since 1970. */
  readonly at: number;
}

/** Where in which copy of the document a step was written: a client id, and its clock before and after. */
export interface Spot {
  /** The local copy's name. */
  readonly copy: string;
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

/** Where this copy of the document stands: the clock of what I write next. */
export const clockOf = (doc: Y.Doc): number => Y.getState(doc.store, doc.clientID);

/** One step of mine that is not known to be stored on the server. */
export interface Step extends Kept, Spot {
  /** The step that this one takes back, or the taking back that this one takes back. */
  readonly turns?: string | undefined;
  /** Whether it was written letter by letter into a text, rather than by a command. */
  readonly isTyped?: boolean | undefined;
  /** The tab that answers for it. */
  readonly tab: string;
}

/** A step that was not taken, kept until its author throws it away. */
export interface Draft extends Kept {
  /** Why: a code of the server's refusal, or one of `OwnReason`. */
  readonly why: string;
}

/** Why this program itself did not send a step: others changed the same, the record or its place is gone, it builds on a draft, or I may not. */
export type OwnReason = 'changed' | 'gone' | 'builds' | 'limit' | 'not-allowed';

/** What made a copy unfit: a refusal, or (without a code) another document on the server under the same name. */
export interface Cause {
  readonly code: string;
  readonly path: string;
}
