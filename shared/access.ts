/** What a person may be in a plan. */
export const roles = ['coordinator', 'editor', 'contributor', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** What a guest may be: everything but coordinator. */
export const guestRoles = ['editor', 'contributor', 'viewer'] as const satisfies readonly Role[];
export type GuestRole = (typeof guestRoles)[number];

/** Somebody at the door: who, and as what in this plan. */
export interface Actor {
  /** Opaque id; names are kept elsewhere. */
  readonly person: string;
  readonly role: Role;
  /** The id of the theme whose column an editor is limited to. */
  readonly theme?: string | undefined;
  /** The id of the organisation in the plan's register that they are here for. */
  readonly org?: string | undefined;
}

/** Who may do what (docs/interfaces.md, Roles). The client hides by it, the server enforces by it. */
const table = {
  read: ['coordinator', 'editor', 'contributor', 'viewer'],
  'edit-plan': ['coordinator', 'editor'],
  'read-refused': ['coordinator'],
  comment: ['coordinator', 'editor', 'contributor'],
  'change-comment': ['coordinator', 'editor', 'contributor'],
  'ask-commitment': ['coordinator', 'editor'],
  'answer-commitment': ['coordinator', 'editor', 'contributor'],
  import: ['coordinator'],
  'make-calendars': ['coordinator', 'editor'],
  'manage-members': ['coordinator'],
  'manage-plan': ['coordinator'],
} as const satisfies Record<string, readonly Role[]>;

export type Deed = keyof typeof table;

/** What it is done to. */
export interface Subject {
  /** By whom it was said. */
  readonly person?: string;
  /** In which theme's column it stands; null: in none, but in the plan as a whole. Not told: asked in general. */
  readonly theme?: string | null;
  /** Of which organisation it is. */
  readonly org?: string;
}

/** Done to one's own only: what somebody said nobody else rewrites, whatever they are in the plan. */
const ownOnly: ReadonlySet<Deed> = new Set(['change-comment']);

/** Done for the organisation one is here for; a coordinator does it on behalf of any. */
const forOwnOrganisation: ReadonlySet<Deed> = new Set(['answer-commitment']);

/** Done within the column one is limited to. */
const inColumn: ReadonlySet<Deed> = new Set(['edit-plan']);

/** Whether somebody may do it at all, or, with a subject, to that. */
export const can = (actor: Actor, deed: Deed, subject?: Subject): boolean =>
  (table[deed] as readonly Role[]).includes(actor.role) &&
  (!ownOnly.has(deed) || subject?.person === actor.person) &&
  (!forOwnOrganisation.has(deed) || isOwnOrganisation(actor, subject)) &&
  (!inColumn.has(deed) || isInColumn(actor, subject));

const isOwnOrganisation = ({ role, org: own }: Actor, subject: Subject | undefined): boolean =>
  role === 'coordinator' || (own !== undefined && (subject?.org === undefined || subject.org === own));

const isInColumn = ({ role, theme: own }: Actor, subject: Subject | undefined): boolean =>
  role !== 'editor' || own === undefined || subject?.theme === undefined || subject.theme === own;
