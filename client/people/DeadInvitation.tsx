import { BulletListIcon, ClockDashedIcon, LinkBrokenIcon, PersonGroupIcon } from '@navikt/aksel-icons';
import { Link } from 'wouter';
import { peopleTexts } from '../../shared/i18n/late.ts';
import type { Language } from '../../shared/i18n/languages.ts';
import type { PeopleTexts } from '../../shared/i18n/people/nb.ts';
import type { DeadLink } from '../../shared/members.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { rememberedPlans } from '../state/remembered-plans.ts';
import { useMe } from '../state/hooks.tsx';
import { Heading } from '../ui/Heading.tsx';
import { InviterMark } from '../ui/InviterMark.tsx';
import { momentOf } from '../lib/moment.ts';

const icons = {
  'link-expired': ClockDashedIcon,
  'link-used-up': PersonGroupIcon,
  'link-revoked': LinkBrokenIcon,
  'link-unknown': LinkBrokenIcon,
};

/** A link by which nobody comes in: why, what that means, and whom to ask. */
export function DeadInvitation({ dead }: { readonly dead: DeadLink }) {
  const m = useKnownTexts(peopleTexts);
  const { language } = useSpoken();
  const me = useMe();
  const { code, plan, inviter } = dead;
  const Icon = icons[code];
  const known = plan === undefined ? undefined : rememberedPlans().find(({ title }) => title === plan);
  const whom = [inviter?.title || m.coordinator, inviter?.organisation].filter(Boolean).join(' · ');
  return (
    <main className="gate">
      <section className="gate-box">
        <span className="gate-icon amber">
          <Icon aria-hidden fontSize="1.75rem" />
        </span>
        <Heading>{m.dead[code]}</Heading>
        <p className="quiet">{consequenceOf(dead, m, language)}</p>
        {plan && (
          <div className="dead-plan">
            <BulletListIcon aria-hidden />
            <span lang={planLanguage}>{plan}</span>
          </div>
        )}
        {inviter?.organisation || inviter?.title ? (
          <div className="inviter whom-to-ask">
            <InviterMark organisation={inviter.organisation} />
            <div>
              <b>{whom}</b>
              <div>{m.sentYou}</div>
            </div>
          </div>
        ) : (
          <p className="quiet">{m.askForNew}</p>
        )}
        {me && (
          <Link href={known ? `/plan/${known.id}` : '/'} className="button primary go">
            {known ? m.openPlan : m.toPlans}
          </Link>
        )}
      </section>
    </main>
  );
}

function consequenceOf({ code, when, uses }: DeadLink, m: PeopleTexts, language: Language): string {
  const at = when === undefined ? undefined : momentOf(when, language);
  switch (code) {
    case 'link-expired':
      return at === undefined ? m.expired : m.expiredOn(at);
    case 'link-used-up':
      return uses === undefined ? m.usedUp : m.usedUpBy(uses);
    case 'link-revoked':
      return at === undefined ? m.revoked : m.revokedOn(at);
    case 'link-unknown':
      return m.unknown;
  }
}
