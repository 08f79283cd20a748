import type * as Y from 'yjs';
import { can, type Actor } from '../../shared/access.ts';
import type { DocumentName } from '../../shared/commands.ts';
import { watchChanges, type Walk } from '../../shared/plan/changes.ts';
import { openRoots } from '../../shared/plan/document.ts';
import { schemaVersion, upgrade } from '../../shared/plan/upgrade.ts';
import { openRecordRoots, recordVersion, upgradeRecord } from '../../shared/record/document.ts';

/** What tells one document of a plan from the other. All else about rooms is the same for both. */
export interface DocumentKind {
  /** Creates the roots of an empty document. @returns the same */
  readonly open: (doc: Y.Doc) => Y.Doc;
  /** The schema version this program writes. */
  readonly version: number;
  /** Brings the schema up to date. @returns whether anything was written */
  readonly upgrade: (doc: Y.Doc) => boolean;
  /** Tells of every change of somebody's what it did, for the history, and what in it does not fit the schema. */
  readonly watch: (doc: Y.Doc, tell: (walk: Walk) => void) => void;
  /** Whether updates from this person's socket are taken. Commands the server runs are another matter. */
  readonly mayWrite: (actor: Actor) => boolean;
}

export const documentKinds: Readonly<Record<DocumentName, DocumentKind>> = {
  plan: {
    open: openRoots,
    version: schemaVersion,
    upgrade,
    watch: watchChanges,
    mayWrite: (actor) => can(actor, 'edit-plan'),
  },
  record: {
    open: openRecordRoots,
    version: recordVersion,
    upgrade: upgradeRecord,
    // Who said what, and when, stands in the record itself; words that were taken back are to be kept nowhere.
    watch: () => undefined,
    // What somebody said counts because the server knows who said it and when: no client writes that itself.
    mayWrite: () => false,
  },
};
