import * as z from 'zod/mini';
import { idSchema } from '../plan/schema.ts';
import { commitmentStates, recordLimits } from './schema.ts';

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(recordLimits.comment));

const mentions = z.optional(z.array(idSchema).check(z.maxLength(recordLimits.mentions)));
const reason = z.string().check(z.trim(), z.maxLength(recordLimits.reason));

/** What each command of the record takes. The names are the interface's: see docs/interfaces.md. */
export const recordCommandInputs = {
  addComment: z.object({ actionId: idSchema, text, mentions }),
  editComment: z.object({ id: idSchema, text, mentions }),
  deleteComment: z.object({ id: idSchema }),
  /** Notes that an organisation has been asked; the question itself is sent elsewhere. */
  askCommitment: z.object({ actionId: idSchema, org: idSchema }),
  /** What an organisation says of its part: by itself, or by a coordinator on its behalf. */
  answerCommitment: z.object({
    actionId: idSchema,
    org: idSchema,
    state: z.enum(commitmentStates),
    reason: z.optional(reason),
  }),
};

export type RecordCommandName = keyof typeof recordCommandInputs;
/** The input as an effect gets it: checked, trimmed. */
export type CheckedRecordInput<N extends RecordCommandName> = z.output<(typeof recordCommandInputs)[N]>;
type RecordInput<N extends RecordCommandName> = z.input<(typeof recordCommandInputs)[N]>;
export type RecordCommand = {
  [N in RecordCommandName]: { name: N; input: RecordInput<N> };
}[RecordCommandName];
