import * as Y from 'yjs';
import { AppError } from '../errors.ts';
import { compareText, isBroken, type Broken } from '../plan/document.ts';
import {
  statementKinds,
  statements,
  type Comment,
  type Commitment,
  type Statement,
  type StatementKind,
} from './schema.ts';

/** The version of the record document that this program reads and writes. A document that names none is of version 1. */
export const recordVersion = 1;

export function statementsOf(doc: Y.Doc, kind: StatementKind): Y.Map<unknown> {
  return doc.getMap(statements[kind].root);
}

/** Creates all roots, so that a document read before its first update has the right types. */
export function openRecordRoots(doc: Y.Doc): Y.Doc {
  for (const kind of statementKinds) statementsOf(doc, kind);
  doc.getMap('meta');
  return doc;
}

/**
 * Brings a document up to the version of this program. There is one version yet, so nothing is ever written.
 * @returns whether anything was written
 * @throws AppError `newer-version` when a newer program wrote the document
 */
export function upgradeRecord(doc: Y.Doc): boolean {
  const version = Number(doc.getMap('meta').get('schema') ?? recordVersion);
  if (version <= recordVersion) return false;
  throw new AppError(
    'newer-version',
    `The document has schema ${version}; this program knows ${recordVersion}`,
  );
}

/**
 * One statement as plain frozen data, or what is wrong with it. Fields the schema does not know are passed over, so
 * that a newer program's documents can be read.
 */
export function readStatement<K extends StatementKind>(
  kind: K,
  id: string,
  raw: unknown,
): Statement<K> | Broken {
  if (!(raw instanceof Y.Map) || !statements[kind].id.safeParse(id).success)
    return Object.freeze({ id, broken: 'record' });
  const parsed = statements[kind].schema.safeParse(raw.toJSON());
  if (!parsed.success) return Object.freeze({ id, broken: String(parsed.error.issues[0]?.path[0]) });
  return Object.freeze({ id, ...parsed.data }) as unknown as Statement<K>;
}

/** Every comment in the order they were said, the same on every replica: by time, then id. The broken ones come last. */
export function readComments(doc: Y.Doc): readonly (Comment | Broken)[] {
  const root = statementsOf(doc, 'comment');
  const all = [...root.keys()].map((id) => readStatement('comment', id, root.get(id)));
  return all.toSorted((a, b) => compareText(timeOf(a), timeOf(b)) || compareText(a.id, b.id));
}

const last = '~';

const timeOf = (comment: Comment | Broken): string => (isBroken(comment) ? last : comment.at);

/** What organisations have said of their parts, by `commitmentIdOf(action, organisation)`. What cannot be read is left out. */
export function readCommitments(doc: Y.Doc): ReadonlyMap<string, Commitment> {
  const root = statementsOf(doc, 'commitment');
  const all = [...root.keys()].map((id) => readStatement('commitment', id, root.get(id)));
  return new Map(all.flatMap((one) => (isBroken(one) ? [] : [[one.id, one] as const])));
}
