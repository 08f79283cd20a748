import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { actorsTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { planRecordId } from '../../shared/plan/schema.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { useRecord } from '../state/hooks.tsx';

/** Heads the printed page: of which plan it is, and of which day. */
export function PrintedFrom() {
  const m = useKnownTexts(actorsTexts);
  const { language } = useSpoken();
  const plan = useRecord('plan', planRecordId);
  const title = plan && !isBroken(plan) ? (plan.title ?? '') : '';
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    // The browser takes its picture of the page when this returns.
    const renew = () => flushSync(() => setNow(new Date()));
    addEventListener('beforeprint', renew);
    return () => removeEventListener('beforeprint', renew);
  }, []);
  const day = now.toLocaleDateString(language, { day: 'numeric', month: 'long', year: 'numeric' });
  return <p className="actors-printed">{m.frame.printed(title, day)}</p>;
}
