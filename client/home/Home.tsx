import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { planListSchema, type PlanSummary } from '../../shared/api.ts';
import { homeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { rememberedPlans } from '../state/remembered-plans.ts';
import { slotOf } from '../state/slot.ts';
import './home.css';
import { planLanguage } from '../state/plan-language.ts';

type Fetched = readonly PlanSummary[] | 'failed' | undefined;

/** The plans of this server. */
export function Home() {
  const m = useKnownTexts(homeTexts);
  const [plans, setPlans] = useState<Fetched>();
  const load = useCallback(() => {
    setPlans(undefined);
    fetchPlans().then(setPlans, () => setPlans('failed'));
  }, []);
  useEffect(load, [load]);
  useEffect(() => {
    document.title = `${m.title} – Samplan`;
  }, [m]);
  return (
    <main className="home" aria-busy={plans === undefined}>
      <h1>{m.title}</h1>
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
  const m = useKnownTexts(homeTexts);
  const total = themes.reduce((sum, { actions }) => sum + actions, 0);
  return (
    <li className="plan">
      <div className="grow">
        <h2 lang={planLanguage}>{title}</h2>
        <p className="quiet">
          {[municipalities.join(', '), m.themes(themes.length), m.actions(total)].filter(Boolean).join(' · ')}
        </p>
        <ul className="strip" aria-hidden>
          {themes.map((theme, index) => (
            <li
              key={index}
              data-slot={slotOf(theme.no)}
              style={{ flexGrow: theme.actions }}
              title={m.strip(String(theme.no ?? ''), theme.title, theme.actions)}
            >
              {theme.no}
            </li>
          ))}
        </ul>
      </div>
      <Link className="button primary" href={`/plan/${id}`} aria-label={`${m.open} ${title}`}>
        {m.open}
      </Link>
    </li>
  );
}

/** A plan that the server cannot open: it is there, but not to be shown. */
function Unopened({ id }: { readonly id: string }) {
  const m = useKnownTexts(homeTexts);
  return (
    <li className="plan">
      <div className="grow">
        <h2>{id}</h2>
        <p className="quiet">{m.unopened}</p>
      </div>
    </li>
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

function None() {
  const m = useKnownTexts(homeTexts);
  return (
    <section className="plan is-note">
      <div>
        <h2>{m.none}</h2>
        <p className="quiet">{m.noneHelp}</p>
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
