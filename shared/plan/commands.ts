import type * as Y from 'yjs';
import { AppError } from '../errors.ts';
import { commandInputs, type Command } from './command-inputs.ts';
import { effects } from './effects.ts';
import { applyPatches, findConflict, invert, pathOf, type Patch } from './patch.ts';

/** Who did it and which command: set as the origin of the transaction. */
interface Origin {
  readonly person: string;
  readonly command: string;
}

export interface Done {
  /** Ids of the records the commands made, in order. */
  readonly created: string[];
  readonly patches: readonly Patch[];
  /** Takes all of it back: see `applyStep`. */
  readonly inverse: readonly Patch[];
}

/**
 * Runs commands as one transaction and one step of undo.
 * @throws AppError `bad-input`, `not-found`, `gone` or `limit`; then nothing has changed
 */
export function run(doc: Y.Doc, person: string, ...commands: Command[]): Done {
  return doc.transact(
    () => {
      const patches: Patch[] = [];
      try {
        for (const command of commands) {
          const made = patchesOf(doc, command);
          applyPatches(doc, made);
          patches.push(...made);
        }
      } catch (error) {
        applyPatches(doc, invert(doc, patches));
        throw error;
      }
      const created = patches.filter(({ op }) => op === 'create').map(({ id }) => id);
      return { created, patches, inverse: invert(doc, patches) };
    },
    { person, command: commands[0]?.name ?? '' } satisfies Origin,
  );
}

/**
 * Applies an inverse (undo) or the inverse of one (redo).
 * @returns the step that takes this back
 * @throws AppError `changed-since`, with the path of what somebody changed meanwhile; then nothing has changed
 */
export function applyStep(doc: Y.Doc, person: string, step: readonly Patch[]): readonly Patch[] {
  const conflict = findConflict(doc, step);
  if (conflict) throw new AppError('changed-since', 'Somebody changed this meanwhile', pathOf(conflict));
  return doc.transact(
    () => {
      applyPatches(doc, step);
      return invert(doc, step);
    },
    { person, command: 'undo' } satisfies Origin,
  );
}

function patchesOf(doc: Y.Doc, { name, input }: Command): Patch[] {
  const parsed = commandInputs[name].safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError('bad-input', `${name}: ${issue?.message ?? 'bad input'}`, issue?.path.join('/'));
  }
  const effect = effects[name] as (doc: Y.Doc, input: unknown) => Patch[];
  return effect(doc, parsed.data);
}
