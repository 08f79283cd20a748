import * as z from 'zod/mini';

// `new Function` would break a strict Content-Security-Policy; the interpreter is fast enough here.
z.config({ jitless: true });

/** Every limit of a plan document, in one place. Lengths in UTF-16 units, counts in records. */
export const limits = {
  title: 300,
  text: 20_000,
  note: 2_000,
  phrase: 300,
  name: 200,
  short: 24,
  orderKey: 200,
  themes: 99,
  strategies: 1_000,
  actions: 5_000,
  organisations: 5_000,
  /** Members of one set on one record: owners, partners, links, aliases. */
  set: 500,
  /** Filters saved for a plan, what one is called, and how long its question may be. */
  filters: 50,
  filterName: 60,
  query: 2_000,
  /** Money, in whole crowns or parts of them. */
  amount: 1e12,
} as const;

export const statuses = [
  'idea', 'proposed', 'clarifying', 'confirmed', 'under-way', 'on-hold', 'done', 'closed',
] as const; // prettier-ignore
export const recurrences = ['once', 'yearly', 'twice-yearly', 'continuous'] as const;
export const precisions = ['day', 'month', 'season', 'year', 'none'] as const;
export const fundingStates = ['idea', 'applied', 'granted', 'refused'] as const;
export const horizons = ['half-year', 'two-years', 'ten-years'] as const;
export const organisationKinds = [
  'municipality', 'county', 'state', 'regional-body', 'academia', 'business', 'funding-agency', 'network', 'event', 'other',
] as const; // prettier-ignore
/** What an entry of the register stands for: `collective` several named ones, `generic` an unnamed group. */
const organisationForms = ['collective', 'generic'] as const;

export type Status = (typeof statuses)[number];
export type Recurrence = (typeof recurrences)[number];
export type Precision = (typeof precisions)[number];
export type FundingState = (typeof fundingStates)[number];
export type OrganisationKind = (typeof organisationKinds)[number];

export const idSchema = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/));
export const orderKeySchema = z.string().check(z.regex(/^[0-9A-Za-z]{1,200}$/));
/** A parent and a place in its order as one value, so that half a move cannot exist: `<parentId>|<orderKey>`. */
const placeSchema = z.string().check(z.regex(/^[a-z0-9-]{0,40}\|[0-9A-Za-z]{1,200}$/));
/** The number people say aloud: 5, 5.2 or 5.2.3. */
const spokenNumber = z.string().check(z.regex(/^\d{1,4}(\.\d{1,4}){0,2}$/));
const isoDate = z.string().check(z.refine(isCalendarDate, 'expected a day of the calendar as 2026-12-31'));
const line = (max: number) => z.string().check(z.maxLength(max));
const year = z.int().check(z.gte(1900), z.lte(2200));

function isCalendarDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.valueOf()) && date.toJSON().startsWith(text);
}

/** How a field is kept in the Y.Map of its record. */
export type Field =
  /** A JSON scalar or short list, last writer wins. */
  | { kind: 'value'; schema: z.ZodMiniType }
  /** Y.Text: merged letter by letter. */
  | { kind: 'text'; max: number }
  /** Y.Map<id, orderKey>: a set of ids with an order. */
  | { kind: 'ordered' }
  /** Y.Map<key, true>: a set, listed in the order its members were added. */
  | { kind: 'set'; member: z.ZodMiniType<string> }
  /** Y.Map<id, JSON object>: entries that each change as a whole, listed in the order they were added; `most` of them. */
  | { kind: 'entries'; schema: z.ZodMiniType<object>; most: number };

const value = <S extends z.ZodMiniType>(schema: S) => ({ kind: 'value', schema }) as const;
const text = (max: number) => ({ kind: 'text', max }) as const;
const ordered = { kind: 'ordered' } as const;
const set = (member: z.ZodMiniType<string>) => ({ kind: 'set', member }) as const;
const entries = <S extends z.ZodMiniType<object>>(schema: S, most: number = limits.set) =>
  ({ kind: 'entries', schema, most }) as const;

const amount = z.number().check(z.gte(0), z.lte(limits.amount));
/** A sum from a source, as far as it has come. An amount nobody knows yet is left out, never 0. */
const fundingRow = z.strictObject({
  source: line(limits.name),
  amount: z.optional(amount),
  state: z.enum(fundingStates),
});
/** A second place of a card: its order there. Its id is the strategy's. */
const secondPlace = z.strictObject({ order: orderKeySchema });

/** A question that is asked of the plan again and again, under a name: the query of an address (shared/find/query.ts). */
const savedFilter = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.filterName)),
  query: line(limits.query),
});

export type SavedFilter = z.output<typeof savedFilter> & { readonly id: string };

export type FundingRow = z.output<typeof fundingRow> & { readonly id: string };

/** `archivedWith` names the theme or strategy whose archiving took this record along, so that both return together. */
const archivable = { archived: value(z.boolean()), archivedWith: value(idSchema) };

const plan = {
  schema: value(z.int()),
  title: value(line(limits.title)),
  periodFrom: value(year),
  periodTo: value(year),
  municipalities: value(z.array(line(limits.name)).check(z.maxLength(50))),
  revisionEveryYears: value(z.int().check(z.gte(1), z.lte(20))),
  reporting: value(line(limits.phrase)),
  purpose: value(line(limits.note)),
  source: value(line(limits.note)),
  note: value(line(limits.note)),
  filters: entries(savedFilter, limits.filters),
} satisfies Record<string, Field>;

const theme = {
  no: value(z.int().check(z.gte(1), z.lte(999))),
  title: text(limits.title),
  short: value(line(limits.short)),
  order: value(orderKeySchema),
  vision: text(limits.text),
  mainGoal: text(limits.text),
  /** One sub-goal a line. */
  subGoals: text(limits.text),
  /** One indicator a line. */
  indicators: text(limits.text),
  background: text(limits.text),
  note: value(line(limits.note)),
  ...archivable,
} satisfies Record<string, Field>;

const strategy = {
  number: value(spokenNumber),
  title: text(limits.title),
  description: text(limits.text),
  place: value(placeSchema),
  ...archivable,
} satisfies Record<string, Field>;

const action = {
  number: value(spokenNumber),
  title: text(limits.title),
  description: text(limits.text),
  place: value(placeSchema),
  owners: ordered,
  ownerNote: value(line(limits.note)),
  partners: ordered,
  partnerNote: value(line(limits.note)),
  /** The time frame in the plan's own words: authoritative; the dates below are how it was read. */
  timeText: value(line(limits.phrase)),
  start: value(isoDate),
  due: value(isoDate),
  recurrence: value(z.enum(recurrences)),
  precision: value(z.enum(precisions)),
  timeNote: value(line(limits.note)),
  fundingText: value(line(limits.note)),
  /** How the text was read, as the dates are of the time; what is counted are the rows. */
  fundingAmount: value(amount),
  fundingCurrency: value(z.string().check(z.regex(/^[A-Z]{3}$/))),
  fundingSource: value(idSchema),
  funding: entries(fundingRow),
  status: value(z.enum(statuses)),
  nextStep: value(line(limits.phrase)),
  nextDate: value(isoDate),
  /** What it asks of those who take part, and what it gives them and the region. */
  effort: value(line(limits.note)),
  benefitParticipants: value(line(limits.note)),
  benefitRegion: value(line(limits.note)),
  /** When the benefit shows. */
  horizon: value(z.enum(horizons)),
  /** Other strategies that it serves too, where the same card is shown once more. */
  alsoIn: entries(secondPlace),
  links: set(idSchema),
  /** A remark shown on the card: a doubt about the source, a condition. */
  note: value(line(limits.note)),
  ...archivable,
} satisfies Record<string, Field>;

const organisation = {
  name: value(line(limits.name)),
  short: value(line(limits.name)),
  aliases: set(line(limits.name)),
  kind: value(z.enum(organisationKinds)),
  form: value(z.enum(organisationForms)),
  /** Written into the plan, but not set up yet. */
  planned: value(z.boolean()),
  plannedFrom: value(isoDate),
  /** Where it works, and what it does. */
  area: value(line(limits.name)),
  role: value(line(limits.note)),
  /** Whom to turn to first: a unit or an office, never a person. */
  contact: value(line(limits.name)),
  contactAt: value(line(limits.name)),
  contactNote: value(line(limits.phrase)),
  /** The one it has become part of; then it is archived. */
  mergedInto: value(idSchema),
  note: value(line(limits.note)),
  archived: value(z.boolean()),
} satisfies Record<string, Field>;

/** The trust boundary of the plan document: every entity, its root in the Y.Doc and its fields. */
export const entities = {
  plan: { root: 'meta', fields: plan },
  theme: { root: 'themes', fields: theme },
  strategy: { root: 'strategies', fields: strategy },
  action: { root: 'actions', fields: action },
  organisation: { root: 'organisations', fields: organisation },
} as const;

export type Entity = keyof typeof entities;
type Fields<E extends Entity> = (typeof entities)[E]['fields'];
export const entityNames = Object.keys(entities) as Entity[];
/** The one id in the `meta` root. */
export const planRecordId = 'plan';

/** @returns the definition of a field, or undefined when the entity has none of that name. */
export function fieldOf(entity: Entity, name: string): Field | undefined {
  const fields = fieldsOf(entity);
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

export const fieldsOf = (entity: Entity): Readonly<Record<string, Field>> => entities[entity].fields;

type Plain<F> = F extends { kind: 'value'; schema: infer S extends z.ZodMiniType }
  ? z.output<S> | undefined
  : F extends { kind: 'text' }
    ? string
    : F extends { kind: 'entries'; schema: infer S extends z.ZodMiniType }
      ? readonly Readonly<{ id: string } & z.output<S>>[]
      : readonly string[];

/** A record as plain frozen data: texts as strings, sets as lists of ids in shown order, entries with their ids. */
export type PlainRecord<E extends Entity> = E extends Entity
  ? { readonly id: string } & { readonly [K in keyof Fields<E>]: Plain<Fields<E>[K]> }
  : never;
export type PlanRecord = PlainRecord<'plan'>;
export type Theme = PlainRecord<'theme'>;
export type Strategy = PlainRecord<'strategy'>;
export type Action = PlainRecord<'action'>;
export type Organisation = PlainRecord<'organisation'>;
