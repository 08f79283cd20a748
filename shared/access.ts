/** What a person may be in a plan. */
export const roles = ['coordinator', 'editor', 'contributor', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** Somebody at the door: who, and as what in this plan. */
export interface Actor {
  /** Opaque id; names are kept elsewhere. */
  readonly person: string;
  readonly role: Role;
}

/** The person of everybody of whom the server knows nothing. Several of them are several people, not one. */
export const anonymous = 'anonymous';

/** Who may do what (docs/interfaces.md, Roles). The client hides by it, the server enforces by it. */
const table = {
  read: ['coordinator', 'editor', 'contributor', 'viewer'],
  'edit-plan': ['coordinator', 'editor'],
  'read-refused': ['coordinator'],
  comment: ['coordinator', 'editor', 'contributor'],
  'change-comment': ['coordinator', 'editor', 'contributor'],
} as const satisfies Record<string, readonly Role[]>;

export type Deed = keyof typeof table;

/** Done to one's own only: what somebody said nobody else rewrites, whatever they are in the plan. */
const ownOnly: ReadonlySet<Deed> = new Set(['change-comment']);

/** @param subject what it is done to, by whom it was said; without one nothing is one's own */
export const can = (actor: Actor, deed: Deed, subject?: { readonly person: string }): boolean =>
  (table[deed] as readonly Role[]).includes(actor.role) &&
  (!ownOnly.has(deed) || subject?.person === actor.person);
