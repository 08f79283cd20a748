import { AppError } from '../../shared/errors.ts';
import { newId } from '../../shared/ids.ts';
import { emailSchema } from '../../shared/people.ts';
import { isBroken, readAll } from '../../shared/plan/document.ts';
import { limits } from '../../shared/plan/schema.ts';
import { cleanLine } from '../auth/actor.ts';
import type { AppContext } from '../context.ts';
import { isLiving } from '../storage/members.ts';
import { inTransaction } from '../storage/sqlite.ts';
import type { Token } from '../storage/tokens.ts';
import { openPlan, roleOf, UsageError, withContext } from './verb.ts';

/** `token create --plan ID --role ROLE [--org ORGID] [--name TEXT]`: the secret alone on stdout, for `$(…)`. */
export const create = withContext((ctx, _args, { plan, role, org, name }) => {
  if (plan === undefined || role === undefined) throw new UsageError('token create takes --plan and --role');
  const inPlan = organisationIn(ctx, plan, org);
  const script = { id: newId(), name: cleanLine(name ?? '', limits.name) || 'Script' };
  const { secret } = inTransaction(ctx.db, () => {
    ctx.people.create({ ...script, kind: 'script' });
    ctx.members.put({ plan, person: script.id, role: roleOf(role), ...inPlan });
    return ctx.tokens.create(plan, script.id);
  });
  console.log(secret);
});

/** `token list`: a line for each, with id, plan, role, name, when it was last used, and whether it still works. */
export const list = withContext((ctx) => {
  for (const token of ctx.tokens.list()) {
    const member = ctx.members.find(token.plan, token.person);
    const seen = token.seen === null ? 'never' : new Date(token.seen).toJSON();
    const name = ctx.people.find(token.person)?.name ?? '';
    console.log([token.id, token.plan, member?.role ?? '', name, seen, stateOf(ctx, token)].join('\t'));
  }
});

/** `token revoke ID`: a running server ends its connections within a second. */
export const revoke = withContext((ctx, [id]) => {
  if (id === undefined) throw new UsageError('token revoke takes a token: see token list');
  const token = ctx.tokens.list().find((one) => one.id === id);
  if (!token) throw new AppError('not-found', `There is no token "${id}"`);
  inTransaction(ctx.db, () => {
    ctx.tokens.revoke(id);
    ctx.members.update(token.plan, token.person, { removed: Date.now() });
  });
});

/** `sign-in-link WHO`: for who has lost their password and gets no mail. */
export const signInLink = withContext((ctx, [who]) => {
  if (who === undefined) throw new UsageError('sign-in-link takes an e-mail address, or the id of a person');
  const email = emailSchema.safeParse(who);
  const person = email.success ? ctx.people.byEmail(email.data) : ctx.people.find(who);
  if (person?.kind !== 'account') throw new AppError('not-found', `There is no account "${who}"`);
  const purpose = person.name === '' ? 'set-up' : 'sign-in';
  const secret = ctx.signInLinks.create(person.id, purpose, ctx.limits.signInLink);
  console.log(`${ctx.site.url}/${purpose}#${secret}`);
});

/** For whom a script acts, as members have it. */
function organisationIn(ctx: AppContext, plan: string, org: string | undefined) {
  const { organisations } = readAll(openPlan(ctx, plan).doc);
  if (org === undefined) return {};
  const found = organisations.get(org);
  if (!found || isBroken(found))
    throw new AppError('not-found', `There is no organisation "${org}" in "${plan}"`);
  return { org, organisation: found.name ?? null };
}

function stateOf({ members }: AppContext, { plan, person, revoked }: Token): string {
  if (revoked !== null) return 'revoked';
  const member = members.find(plan, person);
  return member && isLiving(member, Date.now()) ? 'valid' : 'removed from the plan';
}
