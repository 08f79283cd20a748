import * as z from 'zod/mini';
import { entities, idSchema, limits } from '../plan/schema.ts';

/** Marks a file written by Samplan, whose records without a number are new ones. */
export const planFormat = 'samplan-plan/1';

/** Names in the JSON, and the fields of the document they stand for. */
export const timeNames = {
  text: 'timeText',
  start: 'start',
  due: 'due',
  recurrence: 'recurrence',
  precision: 'precision',
  note: 'timeNote',
} as const;
export const fundingNames = {
  text: 'fundingText',
  amount: 'fundingAmount',
  currency: 'fundingCurrency',
  source: 'fundingSource',
} as const;
export const periodNames = { from: 'periodFrom', to: 'periodTo' } as const;

const text = z.string().check(z.maxLength(limits.text));
const title = z.string().check(z.maxLength(limits.title));
const lines = z.array(text);
const ids = z.array(idSchema).check(z.maxLength(limits.set));
const fields = {
  plan: entities.plan.fields,
  theme: entities.theme.fields,
  strategy: entities.strategy.fields,
  action: entities.action.fields,
  organisation: entities.organisation.fields,
};
const archivable = { archived: z.optional(z.literal(true)), archivedWith: z.optional(idSchema) };

/** Fields that stand together as one object in the JSON. */
function group<
  F extends Record<string, { kind: string; schema?: z.ZodMiniType }>,
  N extends Record<string, keyof F>,
>(of: F, names: N) {
  const shape = Object.entries(names).map(([name, field]) => [name, z.optional(of[field]!.schema!)]);
  return z.strictObject(
    Object.fromEntries(shape) as {
      [K in keyof N]: z.ZodMiniOptional<
        F[N[K]] extends { schema: infer S extends z.ZodMiniType } ? S : never
      >;
    },
  );
}

export const timeSchema = group(fields.action, timeNames);

export const actionSchema = z.strictObject({
  id: idSchema,
  number: z.optional(fields.action.number.schema),
  title,
  description: z.optional(text),
  owners: ids,
  ownerNote: z.optional(fields.action.ownerNote.schema),
  partners: ids,
  partnerNote: z.optional(fields.action.partnerNote.schema),
  time: z.optional(timeSchema),
  funding: z.optional(
    z.extend(group(fields.action, fundingNames), {
      rows: z.optional(
        z.array(z.extend(fields.action.funding.schema, { id: idSchema })).check(z.maxLength(limits.set)),
      ),
    }),
  ),
  status: z.optional(fields.action.status.schema),
  nextStep: z.optional(fields.action.nextStep.schema),
  nextDate: z.optional(fields.action.nextDate.schema),
  effort: z.optional(fields.action.effort.schema),
  benefitParticipants: z.optional(fields.action.benefitParticipants.schema),
  benefitRegion: z.optional(fields.action.benefitRegion.schema),
  horizon: z.optional(fields.action.horizon.schema),
  linkedTo: z.optional(ids),
  note: z.optional(fields.action.note.schema),
  ...archivable,
});

export const strategySchema = z.strictObject({
  id: idSchema,
  number: z.optional(fields.strategy.number.schema),
  title,
  description: z.optional(text),
  ...archivable,
  actions: z.array(actionSchema),
  /** Cards that are at home elsewhere and shown here too: `at` counts among all cards shown here. */
  alsoActions: z.optional(
    z.array(z.strictObject({ id: idSchema, at: z.int().check(z.gte(0), z.lte(limits.actions)) })),
  ),
});

export const themeSchema = z.strictObject({
  id: idSchema,
  no: z.optional(fields.theme.no.schema),
  title,
  short: z.optional(fields.theme.short.schema),
  vision: z.optional(text),
  mainGoal: z.optional(text),
  subGoals: z.optional(lines),
  indicators: z.optional(lines),
  background: z.optional(text),
  note: z.optional(fields.theme.note.schema),
  ...archivable,
  strategies: z.array(strategySchema),
});

export const organisationSchema = z.strictObject({
  id: idSchema,
  name: fields.organisation.name.schema,
  short: z.optional(fields.organisation.short.schema),
  aliases: z.optional(z.array(z.string().check(z.maxLength(limits.name)))),
  kind: z.optional(fields.organisation.kind.schema),
  form: z.optional(fields.organisation.form.schema),
  planned: z.optional(fields.organisation.planned.schema),
  plannedFrom: z.optional(fields.organisation.plannedFrom.schema),
  area: z.optional(fields.organisation.area.schema),
  role: z.optional(fields.organisation.role.schema),
  contact: z.optional(fields.organisation.contact.schema),
  contactAt: z.optional(fields.organisation.contactAt.schema),
  contactNote: z.optional(fields.organisation.contactNote.schema),
  note: z.optional(fields.organisation.note.schema),
  archived: z.optional(z.literal(true)),
  mergedInto: z.optional(idSchema),
});

export const planHeadSchema = z.strictObject({
  title: z.optional(fields.plan.title.schema),
  period: z.optional(group(fields.plan, periodNames)),
  municipalities: z.optional(fields.plan.municipalities.schema),
  revisionEveryYears: z.optional(fields.plan.revisionEveryYears.schema),
  reporting: z.optional(fields.plan.reporting.schema),
  purpose: z.optional(fields.plan.purpose.schema),
  source: z.optional(fields.plan.source.schema),
  note: z.optional(fields.plan.note.schema),
  filters: z.optional(
    z.array(z.extend(fields.plan.filters.schema, { id: idSchema })).check(z.maxLength(limits.filters)),
  ),
});

/** A plan as one JSON value: what the interface gives, what import takes. Strict, so that nothing is dropped unseen. */
export const planJsonSchema = z.strictObject({
  format: z.optional(z.literal(planFormat)),
  plan: planHeadSchema,
  themes: z.array(themeSchema).check(z.maxLength(limits.themes)),
  unplacedStrategies: z.optional(z.array(z.extend(strategySchema, { themeId: z.optional(idSchema) }))),
  unplaced: z.optional(z.array(z.extend(actionSchema, { strategyId: z.optional(idSchema) }))),
  organisations: z.optional(z.array(organisationSchema).check(z.maxLength(limits.organisations))),
  /** Records the program could not read when the file was written. */
  unreadable: z.optional(z.array(z.string())),
});

export type PlanJson = z.output<typeof planJsonSchema>;
export type ThemeJson = PlanJson['themes'][number];
export type StrategyJson = ThemeJson['strategies'][number];
export type ActionJson = StrategyJson['actions'][number];
export type OrganisationJson = NonNullable<PlanJson['organisations']>[number];
