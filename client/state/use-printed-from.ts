import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { isBroken } from '../../shared/plan/document.ts';
import { planRecordId } from '../../shared/plan/schema.ts';
import { useSpoken } from '../lib/i18n.tsx';
import { useRecord } from './hooks.tsx';

/** What heads a printed page: which plan it is from, and the day on which it is printed. */
export function usePrintedFrom(): readonly [title: string, day: string] {
  const { language } = useSpoken();
  const plan = useRecord('plan', planRecordId);
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    // The browser takes its picture of the page when this returns.
    const renew = () => flushSync(() => setNow(new Date()));
    addEventListener('beforeprint', renew);
    return () => removeEventListener('beforeprint', renew);
  }, []);
  const day = now.toLocaleDateString(language === 'en' ? 'en-GB' : language, { dateStyle: 'long' });
  return [plan && !isBroken(plan) ? (plan.title ?? '') : '', day];
}
