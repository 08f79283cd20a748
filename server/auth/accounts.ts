import { AppError } from '../../shared/errors.ts';
import type { SessionChanges } from '../../shared/people.ts';
import { limits } from '../../shared/plan/schema.ts';
import type { Language } from '../../shared/i18n/languages.ts';
import type { AppContext } from '../context.ts';
import { isLiving, type Members } from '../storage/members.ts';
import type { Person } from '../storage/people.ts';
import type { Session } from '../storage/sessions.ts';
import { inTransaction } from '../storage/sqlite.ts';
import { cleanLine } from './actor.ts';
import { allowAddressMail, checkFree, mailNewAddress } from './new-address.ts';
import type { Visitor } from './visitor.ts';

type Ctx = Pick<
  AppContext,
  | 'db'
  | 'limits'
  | 'limiter'
  | 'mailer'
  | 'newAddresses'
  | 'passwords'
  | 'people'
  | 'sessions'
  | 'signInLinks'
  | 'site'
>;

/**
 * Who it is by e-mail address and password. Whether there is such an account shows neither in the answer nor in the time
 * it takes.
 * @throws AppError `wrong-password`, `too-many` or `no-passwords`
 */
export async function byPassword(
  ctx: Pick<Ctx, 'people' | 'passwords' | 'limiter'>,
  { email, password }: { readonly email: string; readonly password: string },
  address: string | undefined,
): Promise<Person> {
  const { people, passwords, limiter } = ctx;
  const person = people.byEmail(email);
  const stored = person?.kind === 'account' ? person.password : null;
  // It may be changed while it is looked at; then the old one lets nobody in any more.
  const isStill = () => people.find(person!.id)?.password === stored;
  const check = async () => (await passwords.check(password, stored)) && isStill();
  await limiter.tryPassword({ account: email, address }, '', check);
  if (passwords.isOutdated(stored!)) {
    const renewed = await passwords.hash(password).catch(() => stored);
    if (isStill()) people.update(person!.id, { password: renewed });
  }
  return person!;
}

/**
 * Lets somebody in by a one-time link, which is then used up, unless they could not be let in.
 * @param enter what lets them in
 * @throws AppError `link-unknown`, `link-used`, `link-expired` or `too-many`; what `enter` throws
 */
export async function byLink<T>(
  { db, signInLinks, people, limiter }: Pick<Ctx, 'db' | 'signInLinks' | 'people' | 'limiter'>,
  link: string,
  address: string | undefined,
  enter: (person: Person) => T,
): Promise<T> {
  const use = () => enter(people.find(signInLinks.use(link).person)!);
  return limiter.tryFrom(address, () => inTransaction(db, use));
}

/** Whether somebody may make plans: who set the server up, and who coordinates one already. */
export const mayCreatePlans = (
  { members }: { readonly members: Members },
  { id, kind, founder }: Pick<Person, 'id' | 'kind' | 'founder'>,
): boolean =>
  kind === 'account' &&
  (founder === 1 ||
    members.ofPerson(id).some((member) => member.role === 'coordinator' && isLiving(member, Date.now())));

/** When the last membership of a guest ends by itself; undefined for others, and for who is in until they are removed. */
export function guestUntil(
  { members }: { readonly members: Members },
  { id, kind }: Pick<Person, 'id' | 'kind'>,
): number | undefined {
  if (kind !== 'guest') return undefined;
  const ends = members.ofPerson(id).flatMap((one) => (isLiving(one, Date.now()) ? one.expires : []));
  return ends.length === 0 || ends.includes(null) ? undefined : Math.max(...ends.map(Number));
}

/** Whether somebody has come by a one-time link so lately that they need not know their old password. */
export const mayResetPassword = (ctx: Pick<Ctx, 'sessions' | 'limits'>, visitor: Visitor): boolean =>
  youngSession(ctx, visitor)?.linked === 1;

/** The session of somebody who has just signed in. */
function youngSession(
  { sessions, limits }: Pick<Ctx, 'sessions' | 'limits'>,
  { session: hash }: Visitor,
): Session | undefined {
  const session = hash === undefined ? undefined : sessions.byHash(hash);
  return session && Date.now() - session.created < limits.afterLink ? session : undefined;
}

/**
 * Changes what somebody says of themselves. A new password ends their other sessions and all links. A new e-mail address
 * becomes theirs when they have opened the link that is sent to it.
 * @throws AppError `no-session`, `not-allowed`, `bad-input`, `exists`, `sign-in-again`, `too-many`, and as `byPassword` for the current
 * password
 */
export async function changeSelf(
  ctx: Ctx,
  visitor: Visitor,
  changes: SessionChanges,
  { address, language }: { readonly address: string | undefined; readonly language: Language },
): Promise<void> {
  const { person } = visitor;
  checkKind(person, changes);
  const lines = linesOf(changes);
  const email = changes.email === person.email ? undefined : changes.email;
  if (email !== undefined || changes.password !== undefined)
    await checkCurrent(ctx, visitor, changes.currentPassword, address);
  if (changes.password !== undefined && (email ?? person.email) === null)
    throw new AppError('bad-input', 'email: a password needs an e-mail address to sign in with', 'email');
  // Links to an account that has no address come from the administrator: as the one by which a server is set up.
  const isOwn = person.email === null && mayResetPassword(ctx, visitor);
  if (email !== undefined && !isOwn) allowAddressMail(ctx, person, email, address);
  const password = changes.password === undefined ? undefined : await ctx.passwords.hash(changes.password);
  const secret = inTransaction(ctx.db, () => {
    if (!visitor.isValid()) throw new AppError('no-session', 'Sign in first');
    if (ctx.people.find(person.id)?.password !== person.password)
      throw new AppError('changed-since', 'The password has been changed meanwhile', 'password');
    if (email !== undefined && isOwn) checkFree(ctx.people, email);
    ctx.people.update(person.id, { ...lines, password, ...(isOwn && { email }) });
    if (password !== undefined) endOthers(ctx, visitor);
    return email === undefined || isOwn
      ? undefined
      : ctx.newAddresses.want(person.id, email, ctx.limits.addressLink);
  });
  if (email !== undefined && secret !== undefined) mailNewAddress(ctx, person, { email, secret, language });
}

/** Ends all by which somebody else may be in, or come in, as a person who has chosen a new password. */
function endOthers({ sessions, signInLinks, newAddresses }: Ctx, { person, session }: Visitor): void {
  sessions.endAll(person.id, session);
  signInLinks.endAll(person.id);
  newAddresses.end(person.id);
}

/** What a guest says of themselves is who they are and for whom; what a script is called its maker says. */
function checkKind({ kind }: Person, changes: SessionChanges): void {
  if (kind === 'account') return;
  const { name: _name, organisation: _organisation, ...more } = changes;
  const [first] = Object.keys(more);
  if (kind === 'guest' && first === undefined) return;
  throw new AppError('not-allowed', 'Only somebody with an account can change that', first ?? '');
}

function linesOf({ name, title, organisation }: SessionChanges) {
  const lines = Object.entries({ name, title, organisation })
    .filter(([, text]) => text !== undefined)
    .map(([field, text]) => [field, cleanLine(text!, limits.name)] as const);
  const empty = lines.find(([field, text]) => field !== 'title' && text === '');
  if (empty) throw new AppError('bad-input', `${empty[0]}: nothing in it can be shown`, empty[0]);
  return Object.fromEntries(lines) as Pick<SessionChanges, 'name' | 'title' | 'organisation'>;
}

/** Who changes by what they sign in shows that they are not somebody who found the browser open. */
async function checkCurrent(
  ctx: Ctx,
  visitor: Visitor,
  current: string | undefined,
  address: string | undefined,
): Promise<void> {
  const { id, name, email, password } = visitor.person;
  if (mayResetPassword(ctx, visitor)) return;
  if (password === null) {
    if (name === '' || youngSession(ctx, visitor)) return;
    throw new AppError('sign-in-again', 'There is no password to ask for: sign in anew, then change this');
  }
  const path = 'currentPassword';
  if (current === undefined)
    throw new AppError('bad-input', `${path}: to change this, the password of now is needed`, path);
  const check = () => ctx.passwords.check(current, password);
  await ctx.limiter.tryPassword({ account: email ?? id, address }, path, check);
}
