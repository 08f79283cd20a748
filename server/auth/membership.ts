import type * as Y from 'yjs';
import type { Role } from '../../shared/access.ts';
import { AppError } from '../../shared/errors.ts';
import { newId } from '../../shared/ids.ts';
import type { MemberChanges, NewMember } from '../../shared/members.ts';
import { limits } from '../../shared/plan/schema.ts';
import type { AppContext } from '../context.ts';
import { isLiving, type KnownMember, type Member } from '../storage/members.ts';
import { inTransaction } from '../storage/sqlite.ts';
import { cleanLine } from './actor.ts';
import { checkTheme, hereIn } from './register.ts';

type Ctx = Pick<AppContext, 'db' | 'members' | 'invitations' | 'rooms'>;

/**
 * Changes what somebody is in a plan, for everybody who is connected too.
 * @param doc the plan's board
 * @returns what they are now
 * @throws AppError `not-found`, `bad-input`, `last-coordinator`; `gone` when a guest's time is over, and for who has
 * been erased; then nothing has changed
 */
export function changeMember(
  ctx: Ctx,
  doc: Y.Doc,
  { plan, person, changes }: { plan: string; person: string; changes: MemberChanges },
): KnownMember {
  const { org, organisation, theme } = changes;
  const here = (org ?? organisation) ? hereIn(doc, { org, organisation }) : {};
  if (theme) checkTheme(doc, theme);
  return settle(ctx, plan, person, (member) => {
    if (member.erased !== null) throw new AppError('gone', 'They have been erased', `member/${person}`);
    return {
      ...here,
      ...(changes.removed === false && letInAgain(ctx, member)),
      ...termsOf(member, changes),
    };
  });
}

/** Somebody with an account, by its id or the e-mail address of whoever has it or is to have it. */
export type Whom = { readonly person: string } | Pick<NewMember, 'email' | 'name'>;

/**
 * Takes somebody with an account in for good; who has none by that address is given one.
 * @param doc the plan's board
 * @throws AppError `bad-input`; `exists` when they are a member for good already; `not-found` when there is no such
 * account; then nothing has changed
 */
export function addMember(
  ctx: Ctx & Pick<AppContext, 'people'>,
  doc: Y.Doc,
  { plan, ...whom }: Whom & { readonly plan: string },
  { role, theme, ...asked }: Pick<NewMember, 'role' | 'theme' | 'org' | 'organisation'>,
): KnownMember {
  checkTerms('account', role, theme);
  if (theme !== undefined) checkTheme(doc, theme);
  const here = hereIn(doc, asked);
  const added = inTransaction(ctx.db, () => {
    const person = accountOf(ctx, whom);
    const before = ctx.members.find(plan, person);
    if (before && before.expires === null && before.removed === null)
      throw new AppError('exists', 'They are a member of this plan already', 'email');
    const terms = { role, theme: theme ?? null, ...(here.organisation !== null && here), ...lasting };
    if (before) ctx.members.update(plan, person, terms);
    else ctx.members.put({ plan, person, ...terms });
    return memberIn(ctx, plan, person);
  });
  ctx.rooms.recheck(plan);
  return added;
}

function accountOf({ people }: Pick<AppContext, 'people'>, whom: Whom): string {
  const found = 'person' in whom ? people.find(whom.person) : people.byEmail(whom.email);
  if (found?.kind === 'account') return found.id;
  if ('person' in whom) throw new AppError('not-found', `There is no account "${whom.person}"`);
  const name = cleanLine(whom.name ?? '', limits.name);
  return people.create({ id: newId(), kind: 'account', name, email: whom.email }).id;
}

/** Of a membership that no link holds up. */
const lasting = { expires: null, removed: null, lasting: null, lastingTheme: null };

/**
 * Ends a membership, for everybody who is connected too. What is over already stays as it is.
 * @throws AppError `not-found`, `last-coordinator`
 */
export function removeMember(ctx: Ctx, plan: string, person: string): void {
  settle(ctx, plan, person, (member) => (member.removed === null ? { removed: Date.now() } : {}));
}

/** @throws AppError `not-found` also for who is a member elsewhere only */
export function memberIn({ members }: Pick<Ctx, 'members'>, plan: string, person: string): KnownMember {
  const member = members.find(plan, person);
  if (!member) throw new AppError('not-found', `"${person}" is nobody in this plan`, `member/${person}`);
  return member;
}

/** One transaction: two coordinators cannot remove each other at the same time, by whatever program. */
function settle(
  ctx: Ctx,
  plan: string,
  person: string,
  changesOf: (member: KnownMember) => Partial<Member>,
): KnownMember {
  const changed = inTransaction(ctx.db, () => {
    const before = memberIn(ctx, plan, person);
    const coordinated = ctx.members.coordinators(plan).length > 0;
    ctx.members.update(plan, person, changesOf(before));
    if (coordinated && ctx.members.coordinators(plan).length === 0)
      throw new AppError('last-coordinator', 'A plan cannot be without a coordinator who has an account');
    return memberIn(ctx, plan, person);
  });
  ctx.rooms.recheck(plan);
  return changed;
}

/** A role that somebody gives by name lasts, also for whom a link had raised for a time. */
function termsOf(member: KnownMember, { role, theme }: MemberChanges): Partial<Member> {
  if (role === undefined && theme === undefined) return {};
  const next = role ?? member.role;
  checkTerms(member.kind, next, theme);
  const isForGood = role !== undefined && member.lasting !== null;
  return {
    role: next,
    theme: next === 'editor' ? (theme === undefined ? member.theme : theme) : null,
    ...(isForGood && { expires: null, lasting: null, lastingTheme: null }),
  };
}

/** @throws AppError `bad-input` when nobody can be that */
export function checkTerms(kind: KnownMember['kind'], role: Role, theme: string | null | undefined): void {
  if (role === 'coordinator' && kind === 'guest')
    throw new AppError('bad-input', 'A guest cannot be coordinator', 'role');
  if (theme && role !== 'editor')
    throw new AppError('bad-input', 'Only an editor can be limited to a theme', 'theme');
}

/** An account is let in for good; a guest as long as their link was meant to last, since their session ends then too. */
function letInAgain({ invitations }: Ctx, member: KnownMember): Partial<Member> {
  const now = Date.now();
  if (isLiving(member, now)) return {};
  if (member.kind !== 'guest') return { removed: null, expires: null };
  const link = member.invitation === null ? undefined : invitations.find(member.invitation);
  const expires = link?.expires ?? member.expires;
  if (expires !== null && expires <= now)
    throw new AppError('gone', 'Their time is over: invite them with a new link', `member/${member.person}`);
  return { removed: null, expires };
}
