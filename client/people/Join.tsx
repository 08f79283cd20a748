import { useEffect, useEffectEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { planListSchema } from '../../shared/api.ts';
import { peopleTexts } from '../../shared/i18n/late.ts';
import { invitedSchema, type DeadLink, type Invited } from '../../shared/members.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { request } from '../lib/request.ts';
import { forgetSecret } from '../lib/secret.ts';
import { useMe } from '../state/hooks.tsx';
import { deadLinkOf } from './dead-link.ts';
import { DeadInvitation } from './DeadInvitation.tsx';
import { Heading } from '../ui/Heading.tsx';
import { JoinForm } from './JoinForm.tsx';
import { JoinSummary } from './JoinSummary.tsx';
import { Note } from '../ui/Note.tsx';
import { useSecret } from '../lib/use-secret.ts';
import { useSend } from './use-send.ts';
import '../ui/gate.css';
import '../ui/join.css';

/** The way in for who has been given a link to a plan, or scanned its code. */
export function Join() {
  const me = useMe();
  const [secret] = useSecret('/join');
  const [, navigate] = useLocation();
  const { invited, dead, retry, told } = useLook(secret);
  const [late, setLate] = useState<DeadLink>();
  const plan = invited?.plan.id;
  const isGuest = me?.kind === 'guest';
  const goOn = () => {
    forgetSecret('/join');
    navigate(`/plan/${plan}`, { replace: true });
  };
  const comeAgain = useEffectEvent(async () => {
    await request('POST /invitations/redeem', undefined, { token: secret }).catch(() => {});
    goOn();
  });
  const [isNew, setNew] = useState<boolean>();
  useEffect(() => {
    if (!plan || !isGuest) return;
    // Who is in already goes straight on to the board, with what the link gives beyond what they had.
    void isIn(plan).then((isIn) => (isIn ? comeAgain() : setNew(true)));
  }, [plan, isGuest]);
  const over = dead ?? late;
  if (over) return <DeadInvitation dead={over} />;
  if (told) return <Retry told={told} onRetry={retry} />;
  if (!invited || !secret || me === undefined || (isGuest && !isNew)) return null;
  return (
    <main className="gate">
      <div className="join">
        <JoinSummary invited={invited} />
        <section className="join-form">
          <JoinForm invited={invited} secret={secret} me={me} onJoined={goOn} onDead={setLate} />
        </section>
      </div>
    </main>
  );
}

const isIn = async (plan: string): Promise<boolean> => {
  const plans = await request('/plans', planListSchema).catch(() => []);
  return plans.some(({ id }) => id === plan);
};

/** What a link leads to, or what is wrong with it. */
function useLook(secret: string | undefined) {
  const [invited, setInvited] = useState<Invited>();
  const [dead, setDead] = useState<DeadLink | undefined>(secret ? undefined : { code: 'link-unknown' });
  const [count, setCount] = useState(0);
  const { told, send } = useSend();
  const look = useEffectEvent(async (token: string) => {
    setInvited(undefined);
    setDead(undefined);
    await send(
      async () => setInvited(await request('POST /invitations/look', invitedSchema, { token })),
      (refusal) => {
        const found = deadLinkOf(refusal);
        if (found) setDead(found);
        return found !== undefined;
      },
    );
  });
  useEffect(() => {
    if (secret) void look(secret);
  }, [secret, count]);
  return { invited, dead, told, retry: () => setCount(count + 1) };
}

function Retry({
  told,
  onRetry,
}: {
  readonly told: { readonly fact: string };
  readonly onRetry: () => void;
}) {
  const m = useKnownTexts(peopleTexts);
  return (
    <main className="gate">
      <section className="gate-box">
        <Heading>{m.cannotLook}</Heading>
        <Note
          fact={told.fact}
          help={told.fact === m.tooMany ? m.tooManyLinks : m.cannotLookHelp}
          tone="amber"
        />
        <button type="button" className="button primary go" onClick={onRetry}>
          {m.retry}
        </button>
      </section>
    </main>
  );
}
