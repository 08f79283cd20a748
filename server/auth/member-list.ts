import type { MemberJson, PlanPeople } from '../../shared/members.ts';
import type { Questions } from '../storage/questions.ts';
import { isLiving, type KnownMember, type Members } from '../storage/members.ts';

type Ctx = { readonly members: Members };
type Named = Ctx & { readonly questions: Questions };

const kinds = ['account', 'guest', 'script'] as const;

/**
 * Everybody who is or was in a plan: accounts, guests, scripts, each in the order they came; then who is no more.
 * @param contributions how many each person has
 * @param here the ids of those who have the plan open: they are seen just now
 */
export function memberList(
  { members }: Ctx,
  plan: string,
  contributions: ReadonlyMap<string, number>,
  here: ReadonlySet<string> = new Set(),
): MemberJson[] {
  const now = Date.now();
  const place = (member: KnownMember) => (isLiving(member, now) ? kinds.indexOf(member.kind) : kinds.length);
  const sorted = members.of(plan).toSorted((a, b) => place(a) - place(b));
  const seen = (member: KnownMember) => (here.has(member.person) ? { ...member, seen: now } : member);
  return sorted.map((member) => memberJson(seen(member), contributions));
}

/** One of them. */
export function memberJson(member: KnownMember, contributions: ReadonlyMap<string, number>): MemberJson {
  const { person, kind, name, title, email, role, shownOrganisation: organisation } = member;
  return {
    person,
    kind,
    name,
    title,
    email,
    organisation,
    role,
    ...told('org', member.org),
    ...told('theme', member.theme),
    ...told('seen', instant(member.seen)),
    ...told('expires', instant(member.expires)),
    ...told('removed', instant(member.removed)),
    ...told('invitation', member.invitation),
    contributions: contributions.get(person) ?? 0,
  };
}

const told = <K extends string>(name: K, value: string | null): { [N in K]?: string } =>
  value === null ? {} : ({ [name]: value } as { [N in K]: string });

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/**
 * Who they are to everybody else. A guest who has left is not named any more: whom they came for is. Who has answered by
 * a link is no member, and is named as long as their answer may stand in the record.
 */
export function peopleOf({ members, questions }: Named, plan: string): PlanPeople {
  const now = Date.now();
  const here = members.of(plan).map((member) => {
    const { person: id, kind, name, shownOrganisation: organisation } = member;
    const isGone = kind === 'guest' && !isLiving(member, now);
    return { id, name: isGone ? '' : name, organisation, ...(kind !== 'account' && { badge: kind }) };
  });
  const answered = questions.answerersIn(plan).map((one) => ({ ...one, badge: 'guest' as const }));
  return [...here, ...answered];
}
