import * as z from 'zod/mini';
import { entities, idSchema, limits, organisationKinds } from './schema.ts';

const title = z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.title));
const description = z.string().check(z.maxLength(limits.text));
const neighbours = { before: z.optional(idSchema), after: z.optional(idSchema) };
const chosen = {
  /** Whoever makes several things in one step may choose what they are called by. */
  id: z.optional(idSchema),
  /** Values of other fields. */
  fields: z.optional(z.record(z.string(), z.unknown())),
};
const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.name));
const archivable = z.enum(['theme', 'strategy', 'action', 'organisation']);
const entity = z.enum(['plan', 'theme', 'strategy', 'action', 'organisation']);
const members = z.array(idSchema).check(z.maxLength(limits.set));

/** What each command takes. The names are the interface's: see docs/interfaces.md. */
export const commandInputs = {
  createTheme: z.object({ title, ...chosen, ...neighbours }),
  createStrategy: z.object({ themeId: idSchema, title, ...chosen, ...neighbours }),
  createAction: z.object({
    strategyId: idSchema,
    title,
    description: z.optional(description),
    ...chosen,
    ...neighbours,
  }),
  createOrganisation: z.object({
    name,
    short: z.optional(name),
    kind: z.optional(z.enum(organisationKinds)),
    planned: z.optional(z.boolean()),
    id: z.optional(idSchema),
  }),
  moveTheme: z.object({ id: idSchema, ...neighbours }),
  moveStrategy: z.object({ id: idSchema, themeId: idSchema, ...neighbours }),
  moveAction: z.object({ id: idSchema, strategyId: idSchema, ...neighbours }),
  /** Shows a card under one more strategy, or elsewhere among that strategy's cards. */
  showAlso: z.object({ id: idSchema, strategyId: idSchema, ...neighbours }),
  /** Takes that second place away again. */
  hideThere: z.object({ id: idSchema, strategyId: idSchema }),
  setField: z.object({
    entity,
    id: idSchema,
    field: z.string(),
    /** Null empties the field. */
    value: z.unknown(),
  }),
  /** Several fields of one record, together. */
  setFields: z.object({ entity, id: idSchema, fields: z.record(z.string(), z.unknown()) }),
  /** One row of an action's funding; null takes it away. */
  setFunding: z.object({
    id: idSchema,
    rowId: idSchema,
    row: z.nullable(entities.action.fields.funding.schema),
  }),
  /** Every card follows from one organisation to another, which takes over its names; the first is archived. */
  mergeOrganisations: z.object({ from: idSchema, into: idSchema }),
  /** Gives what one organisation has to another: in all living actions, or in those named. */
  handOver: z.object({
    from: idSchema,
    to: idSchema,
    roles: z.array(z.enum(['owners', 'partners'])).check(z.minLength(1), z.maxLength(2)),
    actions: z.optional(z.array(idSchema).check(z.maxLength(limits.actions))),
  }),
  setOwners: z.object({ id: idSchema, owners: members }),
  setPartners: z.object({ id: idSchema, partners: members }),
  linkActions: z.object({ id: idSchema, other: idSchema }),
  unlinkActions: z.object({ id: idSchema, other: idSchema }),
  /** Names a question for everybody; with the id of a saved filter, gives that another name or question. */
  saveFilter: z.object({
    id: z.optional(idSchema),
    ...entities.plan.fields.filters.schema.shape,
  }),
  removeFilter: z.object({ id: idSchema }),
  archive: z.object({ entity: archivable, id: idSchema }),
  restore: z.object({ entity: archivable, id: idSchema }),
};

export type CommandName = keyof typeof commandInputs;
type CommandInput<N extends CommandName> = z.input<(typeof commandInputs)[N]>;
/** The input as an effect gets it: checked, trimmed. */
export type CheckedInput<N extends CommandName> = z.output<(typeof commandInputs)[N]>;
export type Command = { [N in CommandName]: { name: N; input: CommandInput<N> } }[CommandName];
