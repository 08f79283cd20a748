import * as Y from 'yjs';
import { AppError } from '../errors.ts';
import { rootOf } from './document.ts';
import { entityNames, fieldsOf, planRecordId, type Entity } from './schema.ts';

/** The version of the plan document that this program reads and writes; kept in `meta.plan.schema`. */
export const schemaVersion = 3;

/** `upgrades[n]` takes a document from version n to n + 1. */
const upgrades: ((doc: Y.Doc) => void)[] = [makeSharedTypes, makeSharedTypes, makeSharedTypes];

/**
 * Brings a document up to `schemaVersion`, in one transaction.
 * @returns whether anything was written
 * @throws AppError `newer-version` when a newer program wrote the document
 */
export function upgrade(doc: Y.Doc): boolean {
  const meta = rootOf(doc, 'plan');
  const stored = meta.get(planRecordId);
  const version = stored instanceof Y.Map ? Number(stored.get('schema') ?? 0) : 0;
  if (version > schemaVersion)
    throw new AppError(
      'newer-version',
      `The document has schema ${version}; this program knows ${schemaVersion}`,
    );
  if (version === schemaVersion) return false;
  doc.transact(() => {
    for (const step of upgrades.slice(version)) step(doc);
    const record: Y.Map<unknown> =
      stored instanceof Y.Map ? stored : meta.set(planRecordId, new Y.Map<unknown>());
    record.set('schema', schemaVersion);
  }, 'upgrade');
  return true;
}

/** Gives every record the texts and sets it lacks: two people who each made one at the same time would lose one. */
function makeSharedTypes(doc: Y.Doc): void {
  for (const entity of entityNames) {
    for (const record of rootOf(doc, entity).values()) if (record instanceof Y.Map) fillIn(record, entity);
  }
}

function fillIn(record: Y.Map<unknown>, entity: Entity): void {
  for (const [name, { kind }] of Object.entries(fieldsOf(entity)))
    if (kind !== 'value' && !record.has(name)) record.set(name, kind === 'text' ? new Y.Text() : new Y.Map());
}
