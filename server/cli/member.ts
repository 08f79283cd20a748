import { emailSchema } from '../../shared/people.ts';
import { memberList } from '../auth/member-list.ts';
import { addMember, changeMember, removeMember } from '../auth/membership.ts';
import type { AppContext } from '../context.ts';
import { openPlan, roleOf, UsageError, withContext } from './verb.ts';

/** `member list --plan ID`: a line for each, with id, kind, role, name, organisation, e-mail, last seen, and state. */
export const list = withContext((ctx, _args, { plan }) => {
  if (plan === undefined) throw new UsageError('member list takes --plan');
  openPlan(ctx, plan);
  for (const member of memberList(ctx, plan, new Map())) {
    const { person, kind, role, theme, name, organisation, email, seen, expires, removed } = member;
    const as = theme === undefined ? role : `${role} of ${theme}`;
    const state = removed ? `removed ${removed}` : expires ? `until ${expires}` : 'member';
    console.log([person, kind, as, name, organisation, email ?? '', seen ?? 'never', state].join('\t'));
  }
});

/**
 * `member set WHO --plan ID --role ROLE [--org ORGID] [--theme ID]`: a member gets another role, and is let in again;
 * anybody else becomes a member. Who has no account by an e-mail address gets one; no mail is sent.
 */
export const set = withContext((ctx, [who], { plan, role: written, org, theme }) => {
  if (who === undefined || plan === undefined || written === undefined)
    throw new UsageError('member set takes an e-mail address or the id of a person, --plan and --role');
  const role = roleOf(written);
  const { doc } = openPlan(ctx, plan);
  const person = personOf(ctx, who);
  if (person !== undefined && ctx.members.find(plan, person)) {
    const changes = { role, org, theme: theme ?? null, removed: false } as const;
    return console.log(changeMember(ctx, doc, { plan, person, changes }).person);
  }
  const email = emailSchema.safeParse(who);
  const whom = email.success ? { email: email.data } : { person: who };
  console.log(addMember(ctx, doc, { plan, ...whom }, { role, org, theme }).person);
});

/** `member remove WHO --plan ID`: a running server closes their connections within a second. */
export const remove = withContext((ctx, [who], { plan }) => {
  if (who === undefined || plan === undefined)
    throw new UsageError('member remove takes an e-mail address or the id of a person, and --plan');
  openPlan(ctx, plan);
  removeMember(ctx, plan, personOf(ctx, who) ?? who);
});

/** @returns the id of somebody named by it, or by their e-mail address; undefined when there is nobody */
function personOf({ people }: AppContext, who: string): string | undefined {
  const email = emailSchema.safeParse(who);
  return (email.success ? people.byEmail(email.data) : people.find(who))?.id;
}
