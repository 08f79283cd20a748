import { ClockDashedIcon, LinkBrokenIcon } from '@navikt/aksel-icons';
import { partiesTexts } from '../../shared/i18n/late.ts';
import type { Language } from '../../shared/i18n/languages.ts';
import type { PartiesTexts } from '../../shared/i18n/parties/nb.ts';
import { deadQuestionSchema, type DeadQuestion as Dead } from '../../shared/questions.ts';
import { Refusal } from '../lib/api.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { momentOf } from '../lib/moment.ts';
import { planLanguage } from '../state/plan-language.ts';
import { DeadGate } from '../ui/DeadGate.tsx';

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
  const whom = [asker?.title, asker?.organisation].filter(Boolean).join(' · ');
  return (
    <DeadGate
      icon={code === 'link-expired' ? ClockDashedIcon : LinkBrokenIcon}
      fact={m.dead[code]}
      consequence={consequenceOf(dead, m, language)}
      plan={plan && <span lang={planLanguage}>{plan}</span>}
      sender={whom ? { whom, organisation: asker?.organisation ?? '', did: m.askedYou } : undefined}
    />
  );
}

function consequenceOf({ code, when }: Dead, m: PartiesTexts['answer'], language: Language): string {
  const at = when === undefined ? undefined : momentOf(when, language);
  if (code === 'link-unknown') return m.unknown;
  if (code === 'link-expired') return at === undefined ? m.expired : m.expiredOn(at);
  return at === undefined ? m.revoked : m.revokedOn(at);
}
