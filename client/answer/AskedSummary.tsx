import { partiesTexts } from '../../shared/i18n/late.ts';
import type { Asked } from '../../shared/questions.ts';
import { useKnownTexts, useMessages, useSpoken } from '../lib/i18n.tsx';
import { momentOf } from '../lib/moment.ts';
import { planLanguage } from '../state/plan-language.ts';
import { Heading } from '../ui/Heading.tsx';
import { InviterMark } from '../ui/InviterMark.tsx';

/** Who asks, about what: when, with whom, what it takes and what it gives. */
export function AskedSummary({ asked }: { readonly asked: Asked }) {
  const m = useKnownTexts(partiesTexts).answer;
  const { language } = useSpoken();
  const { plan, organisation, action, message, asker, expires } = asked;
  return (
    <section className="join-about">
      <div className="inviter">
        <InviterMark organisation={asker.organisation} />
        <div>
          {asker.organisation ? (
            <>
              <b lang={planLanguage}>{asker.organisation}</b> {m.asks}
            </>
          ) : (
            m.asked
          )}
        </div>
      </div>
      <p className="asked-organisation">{m.question(organisation.name)}</p>
      <Heading lang={planLanguage}>{[action.number, action.title].filter(Boolean).join(' ')}</Heading>
      {message && (
        <blockquote className="asked-message" lang={planLanguage}>
          {message}
        </blockquote>
      )}
      <Facts asked={asked} />
      {action.description && (
        <details className="asked-more">
          <summary>{m.more}</summary>
          <p lang={planLanguage}>{action.description}</p>
        </details>
      )}
      <small>
        {m.forPlan(plan.title)}. {m.until(momentOf(expires, language))}
      </small>
    </section>
  );
}

function Facts({ asked: { action, organisation } }: { readonly asked: Asked }) {
  const m = useKnownTexts(partiesTexts).answer;
  const { status } = useMessages();
  const others = (names: readonly string[]) => names.filter((name) => name !== organisation.name).join(', ');
  const facts = [
    [m.when, action.timeText, planLanguage],
    [m.effort, action.effort, planLanguage],
    [m.gain, action.benefitParticipants, planLanguage],
    [m.gainRegion, action.benefitRegion, planLanguage],
    [m.horizon, action.horizon && m.horizons[action.horizon]],
    [m.leads, action.owners.join(', '), planLanguage],
    [m.joins, others(action.partners), planLanguage],
    [m.status, action.status && status[action.status]],
  ] as const;
  return (
    <dl className="asked-facts">
      {facts.map(
        ([name, value, language]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd lang={language}>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
