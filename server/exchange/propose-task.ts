import * as Y from 'yjs';
import { foundFromJson } from '../../shared/exchange/found-from-json.ts';
import type { Found } from '../../shared/exchange/found.ts';
import type { ImportOptions } from '../../shared/exchange/import-options.ts';
import { propose } from '../../shared/exchange/propose.ts';
import { readSource } from '../../shared/exchange/read-source.ts';
import type { Command } from '../../shared/plan/command-inputs.ts';
import { run } from '../../shared/plan/commands.ts';
import { openRoots, readAll } from '../../shared/plan/document.ts';
import type { Step } from '../sync/commands.ts';
import type { Opened } from './open-file.ts';
import { wordsBefore, type PastChange } from './words-before.ts';

/** What is to be taken into a plan. */
export interface Order {
  readonly opened: Opened;
  readonly options: ImportOptions;
  /** The plan as an update, and the number of its last change. */
  readonly state: Uint8Array;
  readonly seq: number;
  /** Since the file was written, the oldest first; none when it is not of ours. */
  readonly changes: readonly PastChange[];
  /** Who wants it done; undefined: nobody yet. */
  readonly person?: string | undefined;
}

/** A task for a worker: works out what an import would do, as JSON text, or does it to a copy of the plan. */
export default function work({ opened, options, state, seq, changes, person }: Order): string | Step {
  const doc = openRoots(new Y.Doc());
  Y.applyUpdate(doc, state);
  const records = readAll(doc);
  const since = wordsBefore(changes, records);
  const found = foundIn(opened, options);
  const before = (path: string) => since[path];
  const { commands, ...proposal } = propose(found, records, { answers: options.answers ?? {}, before });
  if (person !== undefined) return stepOf(doc, person, commands);
  const source = 'source' in opened ? opened.source : undefined;
  return JSON.stringify({ source, found, proposal, since, seq });
}

const foundIn = (opened: Opened, { columns }: ImportOptions): Found =>
  'source' in opened ? readSource(opened.source, columns) : foundFromJson(opened.json);

function stepOf(doc: Y.Doc, person: string, commands: readonly Command[]): Step {
  const before = Y.encodeStateVector(doc);
  const { created, patches, inverse } = run(doc, person, ...commands);
  const made = new Set(created);
  const changed = new Set(patches.flatMap(({ op, id }) => (op === 'set' && !made.has(id) ? [id] : [])));
  return { update: Y.encodeStateAsUpdate(doc, before), created, changed: changed.size, inverse };
}
