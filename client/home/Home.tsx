import { PlusIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { NewPlan } from '../../shared/api.ts';
import { homeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useMe } from '../state/hooks.tsx';
import { rememberedPlans } from '../state/remembered-plans.ts';
import { ArchivedPlans } from './ArchivedPlans.tsx';
import { LinkField } from './LinkField.tsx';
import { NewPlanDialog } from './NewPlanDialog.tsx';
import { PlanLine } from './PlanLine.tsx';
import type { MyPlans } from './plans.ts';
import { usePlans } from './use-plans.ts';
import { Welcome } from './Welcome.tsx';
import './home.css';

/** The plans of whoever is signed in. */
export function Home() {
  const m = useKnownTexts(homeTexts);
  const mayCreate = useMe()?.mayCreatePlans ?? false;
  const { plans, reload, retry } = usePlans();
  const [from, setFrom] = useState<NewPlan['from']>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${m.title} – Samplan`;
  }, [m]);
  const isKnown = plans !== undefined && plans !== 'failed';
  const hasNone = isKnown && plans.current.length === 0;
  const isFirst = hasNone && mayCreate && plans.archived.length === 0;
  const hasChanged = useRef(false);
  const changed = () => {
    hasChanged.current = true;
    return reload();
  };
  useEffect(() => {
    // What was pressed may be gone.
    if (hasChanged.current && document.activeElement === document.body) heading.current?.focus();
    hasChanged.current = false;
  }, [plans]);
  return (
    <main
      className={`home ${hasNone && (isFirst || !mayCreate) ? 'is-narrow' : ''}`}
      aria-busy={plans === undefined}
    >
      <div className="home-head">
        <h1 ref={heading} tabIndex={-1}>
          {isFirst ? m.welcome : m.title}
        </h1>
        {mayCreate && !isFirst && (
          <button type="button" className="button primary" onClick={() => setFrom('empty')}>
            <PlusIcon aria-hidden />
            {m.newPlan}
          </button>
        )}
      </div>
      {plans === undefined && <Skeleton />}
      {plans === 'failed' && <Failed onRetry={retry} />}
      {hasNone && (isFirst ? <Welcome onStart={setFrom} /> : <None mayCreate={mayCreate} />)}
      {isKnown && (
        <>
          <Lines plans={plans} mayCreate={mayCreate} onChanged={changed} onCopy={setFrom} />
          {hasNone && (isFirst || !mayCreate) && <LinkField />}
          <ArchivedPlans plans={plans.archived} onChanged={changed} />
        </>
      )}
      {from && (
        <NewPlanDialog from={from} plans={isKnown ? plans.current : []} onClose={() => setFrom(undefined)} />
      )}
    </main>
  );
}

interface LinesProps {
  readonly plans: MyPlans;
  readonly mayCreate: boolean;
  readonly onChanged: () => Promise<void>;
  readonly onCopy: (from: NewPlan['from']) => void;
}

function Lines({ plans, mayCreate, onChanged, onCopy }: LinesProps) {
  return (
    <ul className="plans">
      {plans.current.map((plan) => (
        <PlanLine
          key={plan.id}
          plan={plan}
          onChanged={onChanged}
          onCopy={mayCreate ? () => onCopy({ copy: plan.id }) : undefined}
        />
      ))}
    </ul>
  );
}

/** Without a network: the plans this browser has opened before still open. */
function Failed({ onRetry }: { readonly onRetry: () => void }) {
  const m = useKnownTexts(homeTexts);
  return (
    <section className="plan is-note" role="alert">
      <div className="grow">
        <h2>{m.failed}</h2>
        <p className="quiet">{m.failedHelp}</p>
        <ul>
          {rememberedPlans().map(({ id, title }) => (
            <li key={id}>
              <Link href={`/plan/${id}`}>{title}</Link>
            </li>
          ))}
        </ul>
      </div>
      <button type="button" className="button" onClick={onRetry}>
        {m.retry}
      </button>
    </section>
  );
}

function None({ mayCreate }: { readonly mayCreate: boolean }) {
  const m = useKnownTexts(homeTexts);
  return (
    <section className="plan is-note">
      <div>
        <h2>{mayCreate ? m.noneInUse : m.none}</h2>
        {!mayCreate && <p className="quiet">{m.noneHelp}</p>}
      </div>
    </section>
  );
}

function Skeleton() {
  const m = useMessages();
  return (
    <div className="skeleton">
      <span className="hidden">{m.app.loading}</span>
      <div />
      <div />
    </div>
  );
}
