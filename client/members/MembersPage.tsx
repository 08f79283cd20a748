import { ArrowLeftIcon, PersonPlusIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { memberTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useMe } from '../state/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { InvitePanel } from './InvitePanel.tsx';
import { MemberList } from './MemberList.tsx';
import { MembersContext } from './members-context.tsx';
import { useDeeds } from './use-deeds.ts';
import { useMembers, type Known, type Trouble } from './use-members.ts';
import { useNow } from '../lib/use-now.ts';
import './members.css';

/** Who takes part in a plan, for its coordinators. */
export function MembersPage({ plan }: { readonly plan: string }) {
  const m = useKnownTexts(memberTexts);
  const me = useMe();
  const { known, reload, retry } = useMembers(plan);
  useEffect(() => {
    document.title = `${m.title} – Samplan`;
  }, [m]);
  if (known === undefined || !me) return <Loading />;
  if (typeof known === 'string') return <NotShown plan={plan} trouble={known} onRetry={retry} />;
  return <Shown id={plan} me={me.id} known={known} reload={reload} />;
}

interface ShownProps {
  readonly id: string;
  readonly me: string;
  readonly known: Known;
  readonly reload: () => Promise<void>;
}

function Shown({ id, me, known, reload }: ShownProps) {
  const m = useKnownTexts(memberTexts);
  const deeds = useDeeds(id, reload);
  const now = useNow();
  const [params] = useSearchParams();
  const isWide = matchMedia('(min-width: 1280px)').matches;
  const [isInviting, setInviting] = useState(() => isWide || params.has('invite'));
  const inviteButton = useRef<HTMLButtonElement>(null);
  const close = () => {
    setInviting(false);
    requestAnimationFrame(() => inviteButton.current?.focus());
  };
  return (
    <MembersContext value={{ ...known, id, me, now, deeds, reload }}>
      <div className={`members-page ${isInviting ? 'is-inviting' : ''}`}>
        <main className="members">
          <Link href={`/plan/${id}`} className="back">
            <ArrowLeftIcon aria-hidden />
            {m.toBoard}
          </Link>
          <div className="members-head">
            <div className="grow">
              <h1>{m.title}</h1>
              <p className="quiet" lang={planLanguage}>
                {known.plan.plan.title}
              </p>
            </div>
            {!isInviting && (
              <button
                ref={inviteButton}
                type="button"
                className="button primary"
                onClick={() => setInviting(true)}
              >
                <PersonPlusIcon aria-hidden />
                {m.invite.title}
              </button>
            )}
          </div>
          <MemberList />
        </main>
        {isInviting && <InvitePanel onClose={close} />}
      </div>
    </MembersContext>
  );
}

interface NotShownProps {
  readonly plan: string;
  readonly trouble: Trouble;
  readonly onRetry: () => void;
}

function NotShown({ plan, trouble, onRetry }: NotShownProps) {
  const m = useKnownTexts(memberTexts);
  const [title, help] = {
    failed: [m.failed, m.failedHelp],
    'not-yours': [m.notYours, m.notYoursHelp],
    missing: [m.missing, m.missingHelp],
  }[trouble];
  return (
    <main className="notice-page" role="alert">
      <h1>{title}</h1>
      <p className="quiet">{help}</p>
      {trouble === 'failed' && (
        <button type="button" className="button primary" onClick={onRetry}>
          {m.retry}
        </button>
      )}
      {trouble !== 'failed' && (
        <Link className="button" href={trouble === 'missing' ? '/' : `/plan/${plan}`}>
          {trouble === 'missing' ? m.toPlans : m.toBoard}
        </Link>
      )}
    </main>
  );
}

function Loading() {
  const { app } = useMessages();
  return (
    <main className="loading" aria-busy="true">
      <p>{app.loading}</p>
    </main>
  );
}
