import * as z from 'zod/mini';
import { idSchema } from '../plan/schema.ts';

/** Every limit of a record document, in one place. Lengths in UTF-16 units, counts in records, the deleted ones too. */
export const recordLimits = { comment: 5_000, commentsOfAction: 500, comments: 10_000 } as const;

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
});

/** The trust boundary of the record document: every kind of statement, its root in the Y.Doc and its fields. */
export const statements = { comment: { root: 'comments', schema: comment } } as const;

export type StatementKind = keyof typeof statements;
export const statementKinds = Object.keys(statements) as StatementKind[];

/** A statement as plain frozen data. */
export type Statement<K extends StatementKind> = Readonly<
  { id: string } & z.output<(typeof statements)[K]['schema']>
>;
export type Comment = Statement<'comment'>;
