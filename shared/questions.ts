import * as z from 'zod/mini';
import { languages } from './i18n/languages.ts';
import { linkTokenSchema, standInSchema } from './members.ts';
import { emailSchema } from './people.ts';
import { horizons, idSchema, limits, statuses } from './plan/schema.ts';
import { commitmentStates, recordLimits } from './record/schema.ts';

/* What an organisation is asked about its part in an action by a link, and what it answers, without an account. */

const instant = z.iso.datetime();

/** What can be answered by a link. */
const answerStates = ['confirmed', 'withdrawn'] as const;
export type AnswerState = (typeof answerStates)[number];

/** `POST /api/plans/:id/questions`; with `email` the link is sent there too. */
export const newQuestionSchema = z.object({
  actionId: idSchema,
  org: idSchema,
  email: z.optional(emailSchema),
  /** A few words to go with it; lines stay lines. */
  message: z.optional(z.string().check(z.trim(), z.maxLength(limits.note))),
  /** Of the mail; without it the language of the browser. */
  language: z.optional(z.enum(languages)),
});
export type NewQuestion = z.output<typeof newQuestionSchema>;

/** The answer: the one time that the link is shown. */
export const madeQuestionSchema = z.object({ id: z.string(), url: z.string(), expires: instant });
export type MadeQuestion = z.output<typeof madeQuestionSchema>;

/** `GET /api/plans/:id/questions?actionId=`: the links that can still be used, without the links, the newest first. */
export const questionListSchema = z.array(
  z.object({
    id: z.string(),
    actionId: z.string(),
    org: z.string(),
    /** Who asks, by id. */
    person: z.string(),
    message: z.optional(z.string()),
    created: instant,
    expires: instant,
    /** When it was answered last. */
    answered: z.optional(instant),
  }),
);
export type OpenQuestion = z.output<typeof questionListSchema>[number];

/** `POST /api/questions/look` */
export const lookQuestionSchema = z.object({ token: linkTokenSchema });

/** The answer: what is asked, and of what. */
export const askedSchema = z.object({
  plan: z.object({ id: z.string(), title: z.string() }),
  organisation: z.object({ id: z.string(), name: z.string() }),
  action: z.object({
    number: z.optional(z.string()),
    title: z.string(),
    description: z.optional(z.string()),
    timeText: z.optional(z.string()),
    /** Names, the lead first. */
    owners: z.array(z.string()),
    partners: z.array(z.string()),
    effort: z.optional(z.string()),
    benefitParticipants: z.optional(z.string()),
    benefitRegion: z.optional(z.string()),
    horizon: z.optional(z.enum(horizons)),
    status: z.optional(z.enum(statuses)),
  }),
  message: z.optional(z.string()),
  asker: standInSchema,
  expires: instant,
  /** What has been answered, by this link or otherwise. */
  answer: z.optional(
    z.object({
      state: z.enum(commitmentStates),
      reason: z.optional(z.string()),
      /** The name of who answered by this link, else the organisation of who said it. */
      by: z.string(),
      at: instant,
    }),
  ),
});
export type Asked = z.output<typeof askedSchema>;

/** `POST /api/questions/answer`; again, as long as the link lasts, to say something else. */
export const answerQuestionSchema = z.object({
  token: linkTokenSchema,
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.name)),
  state: z.enum(answerStates),
  reason: z.optional(z.string().check(z.trim(), z.maxLength(recordLimits.reason))),
});
export type Answer = z.output<typeof answerQuestionSchema>;
export const answeredSchema = z.object({ state: z.enum(answerStates) });

/** What a problem about a link that once was good tells besides. */
export const deadQuestionSchema = z.object({
  code: z.enum(['link-unknown', 'link-expired', 'link-revoked']),
  /** The title of the plan. */
  plan: z.optional(z.string()),
  asker: z.optional(standInSchema),
  /** When it ended, or was taken back. */
  when: z.optional(instant),
});
export type DeadQuestion = z.output<typeof deadQuestionSchema>;
