import { useEffect, useEffectEvent, useState } from 'react';
import { partiesTexts } from '../../shared/i18n/late.ts';
import { askedSchema, type Asked, type DeadQuestion as Dead } from '../../shared/questions.ts';
import { Refusal } from '../lib/api.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { request } from '../lib/request.ts';
import { useSecret } from '../lib/use-secret.ts';
import { Heading } from '../ui/Heading.tsx';
import { Note } from '../ui/Note.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { AskedSummary } from './AskedSummary.tsx';
import { deadQuestionOf, DeadQuestion } from './DeadQuestion.tsx';
import '../ui/gate.css';
import '../ui/join.css';
import './answer.css';

/** What an organisation is asked by a link, and its answer: yes or no, without an account. */
export function AnswerPage() {
  const [secret] = useSecret('/answer');
  const { asked, dead, fault, look, setDead } = useLook(secret);
  if (dead) return <DeadQuestion dead={dead} />;
  if (fault) return <Retry isTooMany={fault === 'tooMany'} onRetry={look} />;
  if (!asked || !secret) return null;
  return (
    <main className="gate">
      <div className="join answer">
        <AskedSummary asked={asked} />
        <section className="join-form">
          <AnswerForm asked={asked} secret={secret} onAnswered={look} onDead={setDead} />
        </section>
      </div>
    </main>
  );
}

/** What the link asks, or what is wrong with it. */
function useLook(secret: string | undefined) {
  const [asked, setAsked] = useState<Asked>();
  const [dead, setDead] = useState<Dead | undefined>(secret ? undefined : { code: 'link-unknown' });
  const [fault, setFault] = useState<'unreachable' | 'tooMany'>();
  const [count, setCount] = useState(0);
  const look = useEffectEvent(async (token: string) => {
    setFault(undefined);
    try {
      setAsked(await request('POST /questions/look', askedSchema, { token }));
      setDead(undefined);
    } catch (error) {
      const found = deadQuestionOf(error);
      if (found) setDead(found);
      else setFault(error instanceof Refusal && error.status === 429 ? 'tooMany' : 'unreachable');
    }
  });
  useEffect(() => {
    if (secret) void look(secret);
  }, [secret, count]);
  // What has been shown stays while it is looked at anew.
  return { asked, dead, fault: asked ? undefined : fault, look: () => setCount(count + 1), setDead };
}

interface RetryProps {
  readonly isTooMany: boolean;
  readonly onRetry: () => void;
}

function Retry({ isTooMany, onRetry }: RetryProps) {
  const m = useKnownTexts(partiesTexts).answer;
  return (
    <main className="gate">
      <section className="gate-box">
        <Heading>{m.cannotLook}</Heading>
        <Note
          fact={isTooMany ? m.tooMany : m.cannotLook}
          help={isTooMany ? undefined : m.cannotLookHelp}
          tone="amber"
        />
        <button type="button" className="button primary go" onClick={onRetry}>
          {m.retry}
        </button>
      </section>
    </main>
  );
}
