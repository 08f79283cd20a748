import * as z from 'zod/mini';
import { idSchema } from '../plan/schema.ts';
import { recordLimits } from './schema.ts';

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(recordLimits.comment));

/** What each command of the record takes. The names are the interface's: see docs/interfaces.md. */
export const recordCommandInputs = {
  addComment: z.object({ actionId: idSchema, text }),
  editComment: z.object({ id: idSchema, text }),
  deleteComment: z.object({ id: idSchema }),
};

export type RecordCommandName = keyof typeof recordCommandInputs;
/** The input as an effect gets it: checked, trimmed. */
export type CheckedRecordInput<N extends RecordCommandName> = z.output<(typeof recordCommandInputs)[N]>;
type RecordInput<N extends RecordCommandName> = z.input<(typeof recordCommandInputs)[N]>;
export type RecordCommand = {
  [N in RecordCommandName]: { name: N; input: RecordInput<N> };
}[RecordCommandName];
