import { guestRoles } from '../../shared/access.ts';
import { invitationLimits } from '../../shared/members.ts';
import { invitationJson, invite, takeBack } from '../auth/inviting.ts';
import { openPlan, UsageError, withContext } from './verb.ts';

const day = 24 * 3_600_000;

/**
 * `invite --plan ID --role ROLE [--org ORGID] [--theme ID] [--uses N] [--days N]`: the link alone on stdout. Whoever
 * opens it is told to ask a coordinator of the plan.
 */
export const create = withContext((ctx, args, { plan, role: written, org, theme, uses, days }) => {
  const role = guestRoles.find((one) => one === written);
  if (args.length > 0 || plan === undefined || role === undefined)
    throw new UsageError(`invite takes --plan, and --role: ${guestRoles.join(', ')}`);
  const { doc } = openPlan(ctx, plan);
  const time = wholeNumber('days', days, invitationLimits.time / day);
  const { url } = invite(
    ctx,
    doc,
    { plan, person: '' },
    {
      role,
      org,
      theme,
      uses: wholeNumber('uses', uses, invitationLimits.uses),
      expires: time === undefined ? undefined : new Date(Date.now() + time * day).toISOString(),
    },
  );
  console.log(url);
});

/** `invite list --plan ID`: a line for each, with id, role, organisation, how many have come of how many, end, state. */
export const list = withContext((ctx, _args, { plan }) => {
  if (plan === undefined) throw new UsageError('invite list takes --plan');
  openPlan(ctx, plan);
  for (const invitation of ctx.invitations.of(plan)) {
    const { id, role, theme, organisation = '', used, uses, expires, state } = invitationJson(invitation);
    const as = theme === undefined ? role : `${role} of ${theme}`;
    console.log([id, as, organisation, `${used} of ${uses}`, expires, state].join('\t'));
  }
});

/** `invite end ID`: also ends the memberships of those who came by it; a running server closes their connections. */
export const end = withContext((ctx, [id]) => {
  if (id === undefined) throw new UsageError('invite end takes an invitation: see invite list');
  takeBack(ctx, undefined, id);
});

function wholeNumber(option: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d{1,6}$/.test(text) && number >= 1 && number <= most) return number;
  throw new UsageError(`--${option} is "${text}": not a whole number from 1 to ${most}`);
}
