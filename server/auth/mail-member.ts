import type { Language } from '../../shared/i18n/languages.ts';
import { limits as lengths } from '../../shared/plan/schema.ts';
import type { AppContext } from '../context.ts';
import { mailTexts } from '../mail/texts.ts';
import type { KnownMember } from '../storage/members.ts';
import { cleanLine } from './actor.ts';
import { Rates, tooMany } from './rates.ts';

type Ctx = Pick<AppContext, 'limits' | 'limiter' | 'mailer' | 'members' | 'people' | 'signInLinks' | 'site'>;

/** On what occasion a mail is sent. */
interface Occasion {
  /** The coordinator. */
  readonly by: string;
  /** The plan's. */
  readonly title: string;
  readonly language: Language;
}

/** The mails to people whom coordinators take in. */
export class MemberMail {
  readonly #ctx: Ctx;
  readonly #rates: Rates;

  constructor(ctx: Ctx) {
    this.#ctx = ctx;
    this.#rates = new Rates(ctx.limits.mailedMembers, ctx.limits.mailedMemberPause, ctx.limits.counted);
  }

  /**
   * Counts a mail that is going to be sent.
   * @param by the coordinator @throws AppError `too-many`
   */
  allow(by: string, email: string): void {
    const wait = this.#rates.take(by);
    if (wait > 0) throw tooMany(wait, 'You have taken in many people at once');
    if (!this.#ctx.limiter.mayMail(email))
      throw tooMany(this.#ctx.limits.accountMailPause, 'There have been many mails to this address');
  }

  /** Sends a new member a link: who has never been here one that sets their account up, anybody else that of the plan. */
  send(member: KnownMember, { by, title, language }: Occasion): void {
    const { people, site, mailer } = this.#ctx;
    if (member.email === null) return;
    const texts = mailTexts[language];
    const told = { plan: cleanLine(title, lengths.title), from: this.#whoIs(member.plan, by) };
    mailer.send(
      member.email,
      people.hasCome(member.person)
        ? texts.added({ ...told, url: `${site.url}/plan/${member.plan}` })
        : texts.setUp({ ...told, ...this.#setUpLink(member.person) }),
      [member.person, by],
    );
  }

  #setUpLink(person: string): { readonly url: string; readonly days: number } {
    const { signInLinks, limits, site } = this.#ctx;
    const secret = signInLinks.create(person, 'set-up', limits.invitedLink);
    return { url: `${site.url}/set-up#${secret}`, days: limits.invitedLink / (24 * 3_600_000) };
  }

  #whoIs(plan: string, person: string): string {
    const member = this.#ctx.members.find(plan, person);
    return [member?.name, member?.shownOrganisation].filter(Boolean).join(', ') || 'Samplan';
  }
}
