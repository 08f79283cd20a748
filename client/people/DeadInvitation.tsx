import { ClockDashedIcon, LinkBrokenIcon, PersonGroupIcon } from '@navikt/aksel-icons';
import { Link } from 'wouter';
import { peopleTexts } from '../../shared/i18n/late.ts';
import type { Language } from '../../shared/i18n/languages.ts';
import type { PeopleTexts } from '../../shared/i18n/people/nb.ts';
import type { DeadLink } from '../../shared/members.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { rememberedPlans } from '../state/remembered-plans.ts';
import { useMe } from '../state/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { DeadGate } from '../ui/DeadGate.tsx';
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
  const known = plan === undefined ? undefined : rememberedPlans().find(({ title }) => title === plan);
  const whom = [inviter?.title || m.coordinator, inviter?.organisation].filter(Boolean).join(' · ');
  const isKnown = Boolean(inviter?.organisation || inviter?.title);
  return (
    <DeadGate
      icon={icons[code]}
      fact={m.dead[code]}
      consequence={consequenceOf(dead, m, language)}
      plan={plan && <span lang={planLanguage}>{plan}</span>}
      sender={isKnown ? { whom, organisation: inviter?.organisation ?? '', did: m.sentYou } : undefined}
    >
      {!isKnown && <p className="quiet">{m.askForNew}</p>}
      {me && (
        <Link href={known ? `/plan/${known.id}` : '/'} className="button primary go">
          {known ? m.openPlan : m.toPlans}
        </Link>
      )}
    </DeadGate>
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
