import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { panelTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { useSession } from '../sync/hooks.tsx';
import { DraftList } from './DraftList.tsx';

/** Instead of a plan one was in and is no more: what has happened, whom to ask, and what of mine is not stored. */
export function ShutOut() {
  const m = useMessages();
  const { shutOut } = useKnownTexts(panelTexts);
  const hasDrafts = useSignal(useSession().log.drafts).length > 0;
  const [hadDrafts] = useState(hasDrafts);
  const [said, say] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className="notice-page shut-out">
      <h1 ref={heading} tabIndex={-1}>
        {shutOut.title}
      </h1>
      <p className="quiet">{shutOut.help}</p>
      {(hasDrafts || hadDrafts) && (
        <section aria-labelledby="kept">
          <h2 id="kept">{m.drafts.title}</h2>
          <p className="quiet">{shutOut.drafts}</p>
          <DraftList onRetry={() => {}} onSay={say} />
        </section>
      )}
      <div className="shut-out-ways">
        <Link href="/" className="button primary">
          {m.plan.toPlans}
        </Link>
        <button type="button" className="button ghost" onClick={() => location.reload()}>
          {shutOut.again}
        </button>
      </div>
      <output className="hidden">{said}</output>
    </main>
  );
}
