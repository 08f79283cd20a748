import type { AppContext } from '../../server/context.ts';
import { newId } from '../../shared/ids.ts';
import { visitorNames, visitors, type Kind, type VisitorName } from './matrix-table.ts';

/** Somebody who asks: what they show, and who they are. */
export interface Visitor {
  readonly person: string;
  readonly headers: Readonly<Record<string, string>>;
}

const day = 24 * 3_600_000;

/** Somebody of each kind whom nobody has met, so that what one request has changed tells nothing in the next. */
export const newVisitors = (ctx: AppContext): Record<VisitorName, Visitor> =>
  Object.fromEntries(visitorNames.map((name) => [name, newVisitor(ctx, visitors[name])])) as Record<
    VisitorName,
    Visitor
  >;

function newVisitor(ctx: AppContext, visitor: Kind): Visitor {
  const {
    kind = 'account',
    plan = 'p',
    role,
    theme = null,
    session,
    isRemoved,
    isOver,
    isMemberToo,
  } = visitor;
  const person = newId();
  // An empty cookie keeps whoever sends it from adding one of their own.
  if (role === undefined) return { person, headers: { cookie: '' } };
  ctx.people.create({ id: person, kind, name: 'Noen', organisation: 'Et sted' });
  const now = Date.now();
  const expires = kind === 'guest' ? now + (isOver ? -1 : day) : null;
  ctx.members.put({ plan, person, role, theme, expires, removed: isRemoved ? now : null });
  if (isMemberToo) ctx.members.put({ plan: 'p', person, role });
  if (kind === 'script') {
    const { id, secret } = ctx.tokens.create(plan, person);
    if (session === 'ended') ctx.tokens.revoke(id);
    return { person, headers: { cookie: '', authorization: `Bearer ${secret}` } };
  }
  const secret = ctx.sessions.open(person, false, session === 'expired' ? -1 : day);
  if (session === 'ended') ctx.sessions.endAll(person);
  return { person, headers: { cookie: `samplan=${secret}` } };
}
