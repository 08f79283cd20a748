import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { planListSchema, type PlanSummary } from '../../shared/api.ts';
import { useMessages } from '../lib/i18n.tsx';
import { rememberedPlans } from '../state/remembered-plans.ts';
import { slotOf } from '../state/slot.ts';
import './home.css';
import { planLanguage } from '../state/plan-language.ts';

type Fetched = readonly PlanSummary[] | 'failed' | undefined;

/** The plans of this server. */
export function Home() {
  const m = useMessages();
  const [plans, setPlans] = useState<Fetched>();
  const load = useCallback(() => {
    setPlans(undefined);
    fetchPlans().then(setPlans, () => setPlans('failed'));
  }, []);
  useEffect(load, [load]);
  useEffect(() => {
    document.title = `${m.home.title} – Samplan`;
  }, [m]);
  return (
    <main className="home" aria-busy={plans === undefined}>
      <h1>{m.home.title}</h1>
      {plans === undefined && <Skeleton />}
      {plans === 'failed' && <Failed onRetry={load} />}
      {Array.isArray(plans) && plans.length === 0 && <None />}
      {Array.isArray(plans) && (
        <ul className="plans">
          {(plans as readonly PlanSummary[]).map((plan) =>
            plan.fault === undefined ? (
              <Plan key={plan.id} plan={plan} />
            ) : (
              <Unopened key={plan.id} id={plan.id} />
            ),
          )}
        </ul>
      )}
    </main>
  );
}

async function fetchPlans(): Promise<readonly PlanSummary[]> {
  const response = await fetch('/api/plans');
  return planListSchema.parse(await response.json());
}

function Plan({ plan: { id, title, municipalities, themes } }: { readonly plan: PlanSummary }) {
  const m = useMessages();
  const total = themes.reduce((sum, { actions }) => sum + actions, 0);
  return (
    <li className="plan">
      <div className="grow">
        <h2 lang={planLanguage}>{title}</h2>
        <p className="quiet">
          {[municipalities.join(', '), m.home.themes(themes.length), m.home.actions(total)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <ul className="strip" aria-hidden>
          {themes.map((theme, index) => (
            <li
              key={index}
              data-slot={slotOf(theme.no)}
              style={{ flexGrow: theme.actions }}
              title={m.home.strip(String(theme.no ?? ''), theme.title, theme.actions)}
            >
              {theme.no}
            </li>
          ))}
        </ul>
      </div>
      <Link className="button primary" href={`/plan/${id}`} aria-label={`${m.home.open} ${title}`}>
        {m.home.open}
      </Link>
    </li>
  );
}

/** A plan that the server cannot open: it is there, but not to be shown. */
function Unopened({ id }: { readonly id: string }) {
  const m = useMessages();
  return (
    <li className="plan">
      <div className="grow">
        <h2>{id}</h2>
        <p className="quiet">{m.home.unopened}</p>
      </div>
    </li>
  );
}

/** Without a network: the plans this browser has opened before still open. */
function Failed({ onRetry }: { readonly onRetry: () => void }) {
  const m = useMessages();
  return (
    <section className="plan is-note" role="alert">
      <div className="grow">
        <h2>{m.home.failed}</h2>
        <p className="quiet">{m.home.failedHelp}</p>
        <ul>
          {rememberedPlans().map(({ id, title }) => (
            <li key={id}>
              <Link href={`/plan/${id}`}>{title}</Link>
            </li>
          ))}
        </ul>
      </div>
      <button type="button" className="button" onClick={onRetry}>
        {m.home.retry}
      </button>
    </section>
  );
}

function None() {
  const m = useMessages();
  return (
    <section className="plan is-note">
      <div>
        <h2>{m.home.none}</h2>
        <p className="quiet">{m.home.noneHelp}</p>
        <code>npm run --silent samplan -- plan import plan.json</code>
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
