import * as z from 'zod/mini';
import { guestRoles, roles } from './access.ts';
import { changeListSchema } from './api.ts';
import { languages } from './i18n/languages.ts';
import { emailSchema } from './people.ts';
import { idSchema, limits, organisationKinds } from './plan/schema.ts';
import { recordLimits } from './record/schema.ts';

/** Limits of invitations, for the server that enforces them and the client that offers them. Times in ms. */
export const invitationLimits = {
  uses: 1_000,
  usualUses: 25,
  /** The latest end of a link, and the usual one, after it is made. */
  time: 365 * 24 * 3_600_000,
  usualTime: 14 * 24 * 3_600_000,
} as const;

const line = z.string().check(z.minLength(1), z.maxLength(limits.name));
const instant = z.iso.datetime();

/** For whom somebody is here: an id of the plan's register, or a name that need not stand there. `org` goes first. */
const here = { org: z.optional(idSchema), organisation: z.optional(line) };

/** Somebody who is or was in a plan, as its coordinators see them. */
export const memberSchema = z.object({
  /** Stands in addresses as `:who`. */
  person: z.string(),
  kind: z.enum(['account', 'guest', 'script']),
  /** Empty: has not said it yet. */
  name: z.string(),
  /** What they do: "Regionkoordinator". */
  title: z.string(),
  email: z.nullable(z.string()),
  /** For whom they are here; empty: nobody has said it. */
  organisation: z.string(),
  /** Its id in the plan's register, when it stands there. */
  org: z.optional(z.string()),
  role: z.enum(roles),
  /** The theme whose column an editor is limited to. */
  theme: z.optional(z.string()),
  /** When they last had the plan open, to the minute. */
  seen: z.optional(instant),
  /** When the membership ends, or ended, by itself. */
  expires: z.optional(instant),
  /** When somebody ended it. */
  removed: z.optional(instant),
  /** The link they came by. */
  invitation: z.optional(z.string()),
  /** Changes of the plan and comments of theirs. */
  contributions: z.number(),
});
export type MemberJson = z.output<typeof memberSchema>;
/** `GET /api/plans/:id/members`: accounts, then guests, then scripts; those who are no members any more come last. */
export const memberListSchema = z.array(memberSchema);

/** `POST /api/plans/:id/members`: whoever has the address becomes a member, and gets a mail. `theme` for editors only. */
export const newMemberSchema = z.object({
  email: emailSchema,
  /** For who has no account yet. */
  name: z.optional(line),
  role: z.enum(roles),
  theme: z.optional(idSchema),
  ...here,
  /** Of the mail; without it the language of the browser. */
  language: z.optional(z.enum(languages)),
});
export type NewMember = z.output<typeof newMemberSchema>;

/**
 * `PATCH /api/plans/:id/members/:who`: another role (which takes away the limit to a theme unless `theme` names one),
 * another limit (null: the whole plan), another organisation; `removed: false` lets somebody in again.
 */
export const memberChangesSchema = z.object({
  role: z.optional(z.enum(roles)),
  theme: z.optional(z.nullable(idSchema)),
  ...here,
  removed: z.optional(z.literal(false)),
});
export type MemberChanges = z.output<typeof memberChangesSchema>;

/** `GET /api/plans/:id/members/:who/contributions`: what somebody did and said, the newest first, at most 1,000 of each. */
export const contributionsSchema = z.object({
  changes: changeListSchema,
  comments: z.array(
    z.object({
      id: z.string(),
      action: z.string(),
      at: instant,
      text: z.string().check(z.maxLength(recordLimits.comment)),
      editedAt: z.optional(instant),
    }),
  ),
});
export type Contributions = z.output<typeof contributionsSchema>;

/**
 * `GET /api/plans/:id/people`: everybody who is or was in the plan, to show names beside what they did. The name is
 * empty for who has said none, and for a guest who is no member any more: their organisation stays.
 */
export const peopleSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    organisation: z.string(),
    badge: z.optional(z.enum(['guest', 'script'])),
  }),
);
export type PlanPeople = z.output<typeof peopleSchema>;

/** Whether people can come in by a link, and why not. */
const invitationStates = ['open', 'used-up', 'expired', 'revoked'] as const;

/** A link by which people come in, without the link itself. */
const invitationSchema = z.object({
  id: z.string(),
  role: z.enum(guestRoles),
  theme: z.optional(z.string()),
  /** For whom those are here who come by it; neither: they choose. */
  org: z.optional(z.string()),
  organisation: z.optional(z.string()),
  created: instant,
  expires: instant,
  /** How many may come by it, and how many have. */
  uses: z.number(),
  used: z.number(),
  state: z.enum(invitationStates),
});
export type InvitationJson = z.output<typeof invitationSchema>;
/** `GET /api/plans/:id/invitations`, the newest first. */
export const invitationListSchema = z.array(invitationSchema);
/** The answer to `POST /api/plans/:id/invitations`: the one time that the link is shown. */
export const madeInvitationSchema = z.extend(invitationSchema, { url: z.string() });
export type MadeInvitation = z.output<typeof madeInvitationSchema>;

/** `POST /api/plans/:id/invitations`; left out are 14 days and 25 uses. `theme` for editors only. */
export const newInvitationSchema = z.object({
  role: z.enum(guestRoles),
  theme: z.optional(idSchema),
  ...here,
  /** In the future, at most a year ahead. */
  expires: z.optional(z.iso.datetime({ offset: true })),
  uses: z.optional(z.int().check(z.gte(1), z.lte(invitationLimits.uses))),
});
export type NewInvitation = z.output<typeof newInvitationSchema>;

/** The secret of a link, as it is sent back. */
export const linkTokenSchema = z.string().check(z.minLength(1), z.maxLength(200));

/** Whom to ask about a link: of whoever made it, or else of a coordinator, never their name. Either may be empty. */
export const standInSchema = z.object({ organisation: z.string(), title: z.string() });

/** `POST /api/invitations/look` */
export const lookSchema = z.object({ token: linkTokenSchema });

/** The answer: what somebody is told who opens a link. */
export const invitedSchema = z.object({
  plan: z.object({ id: z.string(), title: z.string() }),
  role: z.enum(guestRoles),
  theme: z.optional(z.string()),
  inviter: standInSchema,
  expires: instant,
  /** Fixed: they are not asked for theirs. */
  organisation: z.optional(z.string()),
  /** The plan's register, to choose from; empty when the organisation is fixed. */
  organisations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.optional(z.enum(organisationKinds)),
      short: z.optional(z.string()),
      aliases: z.optional(z.array(z.string())),
    }),
  ),
  /** The living themes in order, with how many living actions each has. */
  strip: z.array(z.object({ no: z.optional(z.number()), actions: z.number() })),
});
export type Invited = z.output<typeof invitedSchema>;

/**
 * `POST /api/invitations/redeem`. `org`: an id of the plan's register, or a name. Both may be left out by who is
 * signed in; `org` also where the link has fixed it.
 */
export const redeemSchema = z.object({
  token: linkTokenSchema,
  name: z.optional(line),
  org: z.optional(line),
});
export type Redeem = z.output<typeof redeemSchema>;

/** The answer: where they are, and as what. */
export const redeemedSchema = z.object({ plan: z.string(), role: z.enum(roles) });

/** What is wrong with a link; the code of the problem. */
const linkFaults = ['link-unknown', 'link-used-up', 'link-expired', 'link-revoked'] as const;

/** What a problem about a link that once was good tells besides. */
export const deadLinkSchema = z.object({
  code: z.enum(linkFaults),
  /** The title of the plan. */
  plan: z.optional(z.string()),
  inviter: z.optional(standInSchema),
  /** When it ended, or was taken back. */
  when: z.optional(instant),
  /** How many it was for. */
  uses: z.optional(z.number()),
});
export type DeadLink = z.output<typeof deadLinkSchema>;
