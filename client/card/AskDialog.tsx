import { ChatElipsisIcon, EnvelopeClosedIcon } from '@navikt/aksel-icons';
import { useId, useState, type FormEvent } from 'react';
import { partiesTexts } from '../../shared/i18n/late.ts';
import { emailSchema } from '../../shared/people.ts';
import { limits, type Action } from '../../shared/plan/schema.ts';
import { madeQuestionSchema, type MadeQuestion, type NewQuestion } from '../../shared/questions.ts';
import { Refusal } from '../lib/api.ts';
import { useKnownTexts, useMessages, useSpoken } from '../lib/i18n.tsx';
import { request } from '../lib/request.ts';
import { useSession } from '../sync/hooks.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { MadeQuestionLink } from './MadeQuestionLink.tsx';
import { OpenQuestions } from './OpenQuestions.tsx';
import type { Side } from './parts.ts';

interface AskDialogProps {
  readonly org: string;
  readonly name: string;
  readonly side: Side;
  readonly action: Action;
  readonly onClose: () => void;
}

/** Asks an organisation by a link, sent by mail or by whoever asks; it answers without an account. */
export function AskDialog({ org, name, side, action, onClose }: AskDialogProps) {
  const m = useKnownTexts(partiesTexts).question;
  const { language } = useSpoken();
  const [message, setMessage] = useState(() => m.usual[side](action.title).slice(0, limits.note));
  const [email, setEmail] = useState('');
  const { made, fault, isSending, ask } = useAsking();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const to = email.trim();
    void ask({
      actionId: action.id,
      org,
      language,
      ...(message.trim() && { message: message.trim() }),
      ...(to && { email: to }),
    });
  };
  return (
    <Dialog title={m.title(name)} lead={m.lead} onClose={onClose}>
      {made ? (
        <MadeQuestionLink {...made} onClose={onClose} />
      ) : (
        <form noValidate onSubmit={submit}>
          <AskFields {...{ message, setMessage, email, setEmail, fault, isSending }} onClose={onClose} />
          <OpenQuestions action={action.id} org={org} />
        </form>
      )}
    </Dialog>
  );
}

type Fault = 'emailWrong' | 'tooMany' | 'limit' | 'failed';

interface AskFieldsProps {
  readonly message: string;
  readonly setMessage: (message: string) => void;
  readonly email: string;
  readonly setEmail: (email: string) => void;
  readonly fault: Fault | undefined;
  readonly isSending: boolean;
  readonly onClose: () => void;
}

function AskFields({ message, setMessage, email, setEmail, fault, isSending, onClose }: AskFieldsProps) {
  const m = useKnownTexts(partiesTexts).question;
  const { app } = useMessages();
  const id = useId();
  const isEmailWrong = fault === 'emailWrong';
  return (
    <>
      <div className="field">
        <label className="label" htmlFor={`${id}-message`}>
          {m.message}
        </label>
        <textarea
          id={`${id}-message`}
          className="input"
          rows={3}
          maxLength={limits.note}
          value={message}
          onChange={(event) => setMessage(event.target.value)}
        />
      </div>
      <div className="field">
        <label className="label" htmlFor={`${id}-email`}>
          {m.email}
        </label>
        <input
          id={`${id}-email`}
          className="input"
          type="email"
          autoComplete="off"
          value={email}
          aria-invalid={isEmailWrong}
          aria-describedby={`${id}-about`}
          onChange={(event) => setEmail(event.target.value)}
        />
        <span
          id={`${id}-about`}
          className={isEmailWrong ? 'fault' : 'help'}
          role={isEmailWrong ? 'alert' : undefined}
        >
          {isEmailWrong ? m.emailWrong : m.emailHelp}
        </span>
      </div>
      {fault && !isEmailWrong && (
        <p className="party-fault" role="alert">
          {m[fault]}
        </p>
      )}
      <div className="dialog-foot">
        <button type="submit" className="button primary" aria-disabled={isSending}>
          {email.trim() ? <EnvelopeClosedIcon aria-hidden /> : <ChatElipsisIcon aria-hidden />}
          {email.trim() ? m.send : m.make}
        </button>
        <button type="button" className="button ghost" onClick={onClose}>
          {app.cancel}
        </button>
      </div>
    </>
  );
}

/** A link that has just been made, and where it was sent. */
export interface Made extends MadeQuestion {
  readonly email: string | undefined;
}

/** Has the question made, or says why not. */
function useAsking() {
  const { plan } = useSession();
  const [made, setMade] = useState<Made>();
  const [fault, setFault] = useState<Fault>();
  const [isSending, setSending] = useState(false);
  const ask = async (wanted: NewQuestion) => {
    const { email } = wanted;
    if (isSending) return;
    if (email !== undefined && !emailSchema.safeParse(email).success) return setFault('emailWrong');
    setFault(undefined);
    setSending(true);
    try {
      const answer = await request(`POST /plans/${plan}/questions`, madeQuestionSchema, wanted);
      setMade({ ...answer, email });
    } catch (error) {
      setFault(faultOf(error));
    }
    setSending(false);
  };
  return { made, fault, isSending, ask };
}

function faultOf(error: unknown): Fault {
  if (!(error instanceof Refusal)) return 'failed';
  if (error.code === 'bad-input' && error.path === 'email') return 'emailWrong';
  return error.code === 'limit' ? 'limit' : error.status === 429 ? 'tooMany' : 'failed';
}
