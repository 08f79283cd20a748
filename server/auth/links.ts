import { AppError } from '../../shared/errors.ts';
import type { Invited } from '../../shared/members.ts';
import { readAll, titleOf } from '../../shared/plan/document.ts';
import { stripOf } from '../../shared/plan/strip.ts';
import type { AppContext } from '../context.ts';
import type { Found } from '../storage/invitations.ts';
import { inviterOf } from './inviting.ts';
import { faultOf } from './joining.ts';
import { LinkRates } from './rates.ts';
import { register } from './register.ts';

/** What whoever has a link is told of it. */
export class Links {
  readonly #ctx: AppContext;
  readonly #rates: LinkRates;

  constructor(ctx: AppContext) {
    this.#ctx = ctx;
    this.#rates = new LinkRates(ctx.limits);
  }

  /**
   * A link that is or was good.
   * @param from the address of who asks
   * @throws AppError `link-unknown`, `too-many`
   */
  find(secret: string, from: string | undefined): Found {
    return this.#rates.pass(this.#ctx.invitations.bySecret(secret), from);
  }

  /** @throws AppError as `find`, and why the link is no good */
  async look(secret: string, from: string | undefined): Promise<Invited> {
    const found = this.find(secret, from);
    if (faultOf(found, Date.now())) throw await this.fault(found);
    const { plan: id, role, theme, organisation, expires } = found;
    const seen = await this.#ctx.rooms.read(id, (doc) => ({
      title: titleOf(doc, id),
      organisations: register(doc),
      strip: stripOf(readAll(doc)),
    }));
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
    const plan = await this.#ctx.rooms.read(found.plan, (doc) => titleOf(doc, found.plan));
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

const offered = ({ id, name, kind, short, aliases }: ReturnType<typeof register>[number]) => ({
  id,
  name,
  ...(kind && { kind }),
  ...(short && { short }),
  ...(aliases.length > 0 && { aliases: [...aliases] }),
});
