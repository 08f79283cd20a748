import * as z from 'zod/mini';
import { commandInputs, type Command, type CommandName } from './plan/command-inputs.ts';
import { recordCommandInputs, type RecordCommand, type RecordCommandName } from './record/command-inputs.ts';

/** The documents of a plan: what is co-written, and what was said. */
export const documentNames = ['plan', 'record'] as const;
export type DocumentName = (typeof documentNames)[number];

export const isDocumentName = (name: string): name is DocumentName =>
  (documentNames as readonly string[]).includes(name);

/** Every command, whichever document it changes. */
export type AnyCommand = Command | RecordCommand;

export const isRecordCommand = (command: AnyCommand): command is RecordCommand =>
  Object.hasOwn(recordCommandInputs, command.name);

/** What a command is sent under: sent again under the same key, it is not run again. */
const key = z.string().check(z.minLength(1), z.maxLength(100));

const requests = Object.entries({ ...commandInputs, ...recordCommandInputs }).map(([name, input]) =>
  z.object({ command: z.literal(name as CommandName | RecordCommandName), input, key }),
);

/** The body of `POST /api/plans/:id/commands`. */
export const commandRequestSchema = z.discriminatedUnion(
  'command',
  requests as [(typeof requests)[number], ...typeof requests],
);
export type CommandRequest = z.output<typeof commandRequestSchema>;

/** `seq`: the number of the change in its document's journal; when nothing had to be changed, of the last before. */
export const commandAnswerSchema = z.object({
  seq: z.number(),
  /** `id`: of what the command made. */
  result: z.object({ id: z.optional(z.string()) }),
});
export type CommandAnswer = z.output<typeof commandAnswerSchema>;
