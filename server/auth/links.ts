import { AppError } from '../../shared/errors.ts';
import type { Invited } from '../../shared/members.ts';
import { isBroken, readAll, readPlanRecord } from '../../shared/plan/document.ts';
import { stripOf } from '../../shared/plan/strip.ts';
import type { AppContext } from '../context.ts';
import type { Found } from '../storage/invitations.ts';
import { inviterOf } from './inviting.ts';
import { faultOf } from './joining.ts';
import { Rates } from './rates.ts';
import { register } from './register.ts';

/** What whoever has a link is told of it. */
export class Links {
  readonly #ctx: AppContext;
  readonly #all: Rates;
  readonly #unknown: Rates;

  constructor(ctx: AppContext) {
    const { redeems, redeemsPerSecond, unknownLinks, unknownLinksPerSecond, counted } = ctx.limits;
    this.#ctx = ctx;
    this.#all = new Rates(redeems, 1_000 / redeemsPerSecond, counted);
    this.#unknown = new Rates(unknownLinks, 1_000 / unknownLinksPerSecond, counted);
  }

  /**
   * A link that is or was good. Only who tries links that never were is held back for that: one wrong guesser does not
   * keep a meeting behind the same address out.
   * @param from the address of who asks
   * @throws AppError `link-unknown`, `too-many`
   */
  find(secret: string, from: string): Found {
    allow(this.#all.take(from));
    const found = this.#ctx.invitations.bySecret(secret);
    if (found) return found;
    allow(this.#unknown.take(from));
    throw new AppError('link-unknown', 'There is no such link', 'token');
  }

  /** @throws AppError as `find`, and why the link is no good */
  async look(secret: string, from: string): Promise<Invited> {
    const found = this.find(secret, from);
    if (faultOf(found, Date.now())) throw await this.fault(found);
    const { plan: id, role, theme, organisation, expires } = found;
    const seen = await this.#ctx.rooms.read(id, (doc) => {
      const records = readAll(doc);
      return { title: titleOf(records.plan, id), organisations: register(doc), strip: stripOf(records) };
    });
    return {
      plan: { id, title: seen.title },
      role,
      ...(theme !== null && { theme }),
      inviter: inviterOf(this.#ctx, found),
      expires: new Date(expires).toISOString(),
      ...(organisation !== null && { organisation }),
      organisations: organisation === null ? seen.organisations.map(offered) : [],
      strip: seen.strip.map(({ no, actions }) => ({ ...(no !== undefined && { no }), actions })),
    };
  }

  /** Why a link is no good, and whom to ask. */
  async fault(found: Found): Promise<AppError> {
    const { code, when } = faultOf(found, Date.now()) ?? { code: 'link-expired' };
    const plan = await this.#ctx.rooms.read(found.plan, (doc) => titleOf(readPlanRecord(doc), found.plan));
    const more = {
      plan,
      inviter: inviterOf(this.#ctx, found),
      uses: found.uses,
      ...(when !== undefined && { when: new Date(when).toISOString() }),
    };
    return new AppError(code, sentences[code] ?? 'This link is no good any more', 'token', { more });
  }
}

const sentences: Partial<Record<AppError['code'], string>> = {
  'link-used-up': 'As many have come by this link as it was made for',
  'link-expired': 'The time of this link is over',
  'link-revoked': 'This link has been taken back',
};

/** @param wait in ms @throws AppError `too-many` */
function allow(wait: number): void {
  if (wait === 0) return;
  const retryAfter = Math.ceil(wait / 1_000);
  throw new AppError('too-many', 'Too many links are tried from your network', '', { retryAfter });
}

const titleOf = (plan: ReturnType<typeof readPlanRecord>, id: string): string =>
  (isBroken(plan) ? undefined : plan.title) ?? id;

const offered = ({ id, name, kind, short, aliases }: ReturnType<typeof register>[number]) => ({
  id,
  name: name!,
  ...(kind && { kind }),
  ...(short && { short }),
  ...(aliases.length > 0 && { aliases: [...aliases] }),
});
