import { useState } from 'react';
import { Link } from 'wouter';
import type { PlanSummary } from '../../shared/api.ts';
import { homeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { useNotices } from '../ui/notices.tsx';
import { changePlan } from './plans.ts';

interface ArchivedPlansProps {
  readonly plans: readonly PlanSummary[];
  readonly onChanged: () => Promise<void>;
}

/** What has been put away: to be read, and taken back. */
export function ArchivedPlans({ plans, onChanged }: ArchivedPlansProps) {
  const m = useKnownTexts(homeTexts);
  if (plans.length === 0) return null;
  return (
    <details className="archived-plans">
      <summary>{m.archivedPlans(plans.length)}</summary>
      <p className="quiet">{m.archivedHelp}</p>
      <ul>
        {plans.map((plan) => (
          <ArchivedPlan key={plan.id} plan={plan} onChanged={onChanged} />
        ))}
      </ul>
    </details>
  );
}

interface ArchivedPlanProps {
  readonly plan: PlanSummary;
  readonly onChanged: () => Promise<void>;
}

function ArchivedPlan({ plan: { id, title, role, archived }, onChanged }: ArchivedPlanProps) {
  const m = useKnownTexts(homeTexts);
  const { language } = useSpoken();
  const notices = useNotices();
  const [isBusy, setBusy] = useState(false);
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(archived!));
  const takeBack = () => {
    setBusy(true);
    changePlan(id, { archived: false })
      .then(onChanged)
      .then(() => notices.show({ text: m.tookBack(title) }))
      .catch(() => {
        setBusy(false);
        notices.show({ text: m.notChanged });
      });
  };
  return (
    <li>
      <span className="grow">
        <Link href={`/plan/${id}`} lang={planLanguage}>
          {title}
        </Link>
        <span className="quiet">{m.archivedOn(day)}</span>
      </span>
      {role === 'coordinator' && (
        <button
          type="button"
          className="button small"
          disabled={isBusy}
          aria-label={`${m.takeBack}: ${title}`}
          onClick={takeBack}
        >
          {m.takeBack}
        </button>
      )}
    </li>
  );
}
