import * as z from 'zod/mini';
import { idSchema } from '../plan/schema.ts';

/** Every limit of a record document, in one place. Lengths in UTF-16 units, counts in records, the deleted ones too. */
export const recordLimits = {
  comment: 5_000,
  commentsOfAction: 500,
  comments: 10_000,
  /** Organisations and people named in one comment. */
  mentions: 20,
  /** Why an organisation has withdrawn. */
  reason: 500,
  commitments: 20_000,
} as const;

/** How far an organisation's promise has come. What nobody has said anything of is proposed. */
export const commitmentStates = ['proposed', 'asked', 'confirmed', 'withdrawn'] as const;
export type CommitmentState = (typeof commitmentStates)[number];

const instant = z.iso.datetime({ precision: 3 });

/**
 * What somebody said about an action. Its text is a value, not a Y.Text: nobody writes it together with others, and
 * only the server writes it at all.
 */
const comment = z.object({
  action: idSchema,
  person: idSchema,
  /** When it was said, and last rewritten, by the server's clock: 2026-12-31T23:59:59.999Z. */
  at: instant,
  editedAt: z.optional(instant),
  /** Gone when it is deleted. */
  text: z._default(z.string().check(z.maxLength(recordLimits.comment)), ''),
  deleted: z.optional(z.literal(true)),
  /** Ids of the organisations and people it calls on. */
  mentions: z.optional(z.array(idSchema).check(z.maxLength(recordLimits.mentions))),
});

/** Of what one organisation has said of one action. */
const commitmentId = z.string().check(z.regex(/^[a-z0-9-]{1,40}\|[a-z0-9-]{1,40}$/));
export const commitmentIdOf = (action: string, org: string): string => `${action}|${org}`;

const who = { person: idSchema, at: instant };

/** What an organisation has said of its part in an action, last. Its id is `<action>|<organisation>`. */
const commitment = z.object({
  action: idSchema,
  org: idSchema,
  state: z.enum(commitmentStates),
  reason: z.optional(z.string().check(z.maxLength(recordLimits.reason))),
  /** Who said it, and when, by the server's clock. */
  ...who,
  /** Said by a coordinator, not by the organisation itself. */
  onBehalf: z.optional(z.literal(true)),
});

/** The trust boundary of the record document: every kind of statement, its root in the Y.Doc and its fields. */
export const statements = {
  comment: { root: 'comments', id: idSchema, schema: comment },
  commitment: { root: 'commitments', id: commitmentId, schema: commitment },
} as const;

export type StatementKind = keyof typeof statements;
export const statementKinds = Object.keys(statements) as StatementKind[];

/** A statement as plain frozen data. */
export type Statement<K extends StatementKind> = Readonly<
  { id: string } & z.output<(typeof statements)[K]['schema']>
>;
export type Comment = Statement<'comment'>;
export type Commitment = Statement<'commitment'>;
