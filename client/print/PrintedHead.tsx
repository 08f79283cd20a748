import { exchangeTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { planRecordId } from '../../shared/plan/schema.ts';
import { useKnownTexts, useMessages, useSpoken } from '../lib/i18n.tsx';
import { useRecord } from '../state/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';

/** Heads what is printed: of which plan it is, of which years, and of which day. */
export function PrintedHead({ day }: { readonly day: Date }) {
  const texts = useKnownTexts(exchangeTexts);
  const m = useMessages();
  const { language } = useSpoken();
  const plan = useRecord('plan', planRecordId);
  const known = plan && !isBroken(plan) ? plan : undefined;
  const written = day.toLocaleDateString(language === 'en' ? 'en-GB' : language, { dateStyle: 'long' });
  const { title, periodFrom, periodTo } = known ?? {};
  return (
    <header className="printed-head">
      <h1 lang={planLanguage}>{title}</h1>
      <p>
        {periodFrom !== undefined && periodTo !== undefined && `${m.plan.draft(periodFrom, periodTo)} · `}
        {texts.print.printed(written)}
      </p>
    </header>
  );
}
