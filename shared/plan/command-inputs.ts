import * as z from 'zod/mini';
import { idSchema, limits } from './schema.ts';

const title = z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.title));
const description = z.string().check(z.maxLength(limits.text));
const neighbours = { before: z.optional(idSchema), after: z.optional(idSchema) };
const arrangeable = z.enum(['theme', 'strategy', 'action']);
const members = z.array(idSchema).check(z.maxLength(limits.set));

/** What each command takes. The names are the interface's: see docs/interfaces.md. */
export const commandInputs = {
  createTheme: z.object({ title, ...neighbours }),
  createStrategy: z.object({ themeId: idSchema, title, ...neighbours }),
  createAction: z.object({
    strategyId: idSchema,
    title,
    description: z.optional(description),
    ...neighbours,
  }),
  moveTheme: z.object({ id: idSchema, ...neighbours }),
  moveStrategy: z.object({ id: idSchema, themeId: idSchema, ...neighbours }),
  moveAction: z.object({ id: idSchema, strategyId: idSchema, ...neighbours }),
  setField: z.object({
    entity: z.enum(['plan', 'theme', 'strategy', 'action', 'organisation']),
    id: idSchema,
    field: z.string(),
    /** Null empties the field. */
    value: z.unknown(),
  }),
  setOwners: z.object({ id: idSchema, owners: members }),
  setPartners: z.object({ id: idSchema, partners: members }),
  linkActions: z.object({ id: idSchema, other: idSchema }),
  unlinkActions: z.object({ id: idSchema, other: idSchema }),
  archive: z.object({ entity: arrangeable, id: idSchema }),
  restore: z.object({ entity: arrangeable, id: idSchema }),
};

export type CommandName = keyof typeof commandInputs;
type CommandInput<N extends CommandName> = z.input<(typeof commandInputs)[N]>;
/** The input as an effect gets it: checked, trimmed. */
export type CheckedInput<N extends CommandName> = z.output<(typeof commandInputs)[N]>;
export type Command = { [N in CommandName]: { name: N; input: CommandInput<N> } }[CommandName];
