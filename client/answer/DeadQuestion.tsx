import { BulletListIcon, ClockDashedIcon, LinkBrokenIcon } from '@navikt/aksel-icons';
import { partiesTexts } from '../../shared/i18n/late.ts';
import type { Language } from '../../shared/i18n/languages.ts';
import type { PartiesTexts } from '../../shared/i18n/parties/nb.ts';
import { deadQuestionSchema, type DeadQuestion as Dead } from '../../shared/questions.ts';
import { Refusal } from '../lib/api.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { momentOf } from '../lib/moment.ts';
import { planLanguage } from '../state/plan-language.ts';
import { Heading } from '../ui/Heading.tsx';
import { InviterMark } from '../ui/InviterMark.tsx';

/** What is wrong with a link, when that is what the server has said. */
export function deadQuestionOf(error: unknown): Dead | undefined {
  const parsed = deadQuestionSchema.safeParse(error instanceof Refusal ? error.problem : undefined);
  return parsed.success ? parsed.data : undefined;
}

/** A link by which nobody answers any more: why, what that means, and whom to ask. */
export function DeadQuestion({ dead }: { readonly dead: Dead }) {
  const m = useKnownTexts(partiesTexts).answer;
  const { language } = useSpoken();
  const { code, plan, asker } = dead;
  const Icon = code === 'link-expired' ? ClockDashedIcon : LinkBrokenIcon;
  const whom = [asker?.title, asker?.organisation].filter(Boolean).join(' · ');
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
        {whom && (
          <div className="inviter whom-to-ask">
            <InviterMark organisation={asker?.organisation ?? ''} />
            <div>
              <b>{whom}</b>
              <div>{m.askedYou}</div>
            </div>
          </div>
        )}
      </section>
    </main>
  );
}

function consequenceOf({ code, when }: Dead, m: PartiesTexts['answer'], language: Language): string {
  const at = when === undefined ? undefined : momentOf(when, language);
  if (code === 'link-unknown') return m.unknown;
  if (code === 'link-expired') return at === undefined ? m.expired : m.expiredOn(at);
  return at === undefined ? m.revoked : m.revokedOn(at);
}
