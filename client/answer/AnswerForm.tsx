import { CheckmarkIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useId, useRef, useState, type FormEvent } from 'react';
import { partiesTexts } from '../../shared/i18n/late.ts';
import { limits } from '../../shared/plan/schema.ts';
import {
  answeredSchema,
  type Answer,
  type AnswerState,
  type Asked,
  type DeadQuestion as Dead,
} from '../../shared/questions.ts';
import { Refusal } from '../lib/api.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { request } from '../lib/request.ts';
import { useFocusFault } from '../lib/use-focus-fault.ts';
import { Note } from '../ui/Note.tsx';
import { ReasonField } from '../ui/ReasonField.tsx';
import { deadQuestionOf } from './DeadQuestion.tsx';
import { Said } from './Said.tsx';

interface AnswerFormProps {
  readonly asked: Asked;
  readonly secret: string;
  /** It is stored: what stands there is looked at anew. */
  readonly onAnswered: () => void;
  /** The link has ended meanwhile. */
  readonly onDead: (dead: Dead) => void;
}

/** A name, and yes or no; who says no may say why. What has been answered stands above, and can be changed. */
export function AnswerForm(props: AnswerFormProps) {
  const { asked } = props;
  const [isStored, store] = useState(false);
  const [isChanging, change] = useState(false);
  const isAnswered = asked.answer?.state === 'confirmed' || asked.answer?.state === 'withdrawn';
  if ((isAnswered || isStored) && !isChanging)
    return <Said asked={asked} isNew={isStored} onChange={() => change(true)} />;
  const onStored = () => {
    store(true);
    change(false);
    props.onAnswered();
  };
  return <Questions {...props} onStored={onStored} onBack={isChanging ? () => change(false) : undefined} />;
}

interface QuestionsProps extends AnswerFormProps {
  readonly onStored: () => void;
  readonly onBack: (() => void) | undefined;
}

function Questions(props: QuestionsProps) {
  const m = useKnownTexts(partiesTexts).answer;
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const [isNo, sayNo] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const focusFault = useFocusFault(form);
  const { fault, isSending, send } = useSending(props, focusFault);
  const answer = (state: AnswerState) =>
    void send({ name: name.trim(), state, ...(isNo && reason.trim() && { reason: reason.trim() }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    answer(isNo ? 'withdrawn' : 'confirmed');
  };
  return (
    <form ref={form} className="people-form answer-form" noValidate onSubmit={submit}>
      {fault && fault.field === undefined && <Note fact={fault.fact} help={fault.help} />}
      <NameField name={name} onName={setName} fault={fault?.field && fault.fact} />
      {isNo && (
        <ReasonField label={m.reason} help={m.reasonHelp} reason={reason} onReason={setReason} hasFocus />
      )}
      {isNo ? (
        <div className="answer-buttons">
          <button type="submit" className="button primary go" aria-disabled={isSending}>
            {m.sendNo}
          </button>
          <button type="button" className="button go" onClick={() => sayNo(false)}>
            {m.back}
          </button>
        </div>
      ) : (
        <div className="answer-buttons">
          <button type="submit" className="button primary go" aria-disabled={isSending}>
            <CheckmarkIcon aria-hidden />
            {m.yes}
          </button>
          <button type="button" className="button go" onClick={() => sayNo(true)}>
            <XMarkIcon aria-hidden />
            {m.no}
          </button>
        </div>
      )}
      {props.onBack && !isNo && (
        <button type="button" className="link-button" onClick={props.onBack}>
          {m.back}
        </button>
      )}
      <small>{m.privacy}</small>
    </form>
  );
}

interface NameFieldProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly fault: string | undefined;
}

function NameField({ name, onName, fault }: NameFieldProps) {
  const m = useKnownTexts(partiesTexts).answer;
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {m.name}
      </label>
      <input
        id={id}
        className="input"
        type="text"
        autoComplete="name"
        maxLength={limits.name}
        value={name}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        onChange={(event) => onName(event.target.value)}
      />
      {fault !== undefined && (
        <span id={`${id}-fault`} className="fault">
          {fault}
        </span>
      )}
    </div>
  );
}

interface Fault {
  readonly field?: 'name' | undefined;
  readonly fact: string;
  readonly help?: string | undefined;
}

/** Sends the answer once at a time, or says why it is not stored. */
function useSending({ secret, onStored, onDead }: QuestionsProps, focusFault: () => void) {
  const m = useKnownTexts(partiesTexts).answer;
  const [fault, setFault] = useState<Fault>();
  const [isSending, setSending] = useState(false);
  const refuse = (fault: Fault) => {
    setFault(fault);
    if (fault.field) focusFault();
  };
  const send = async (said: Omit<Answer, 'token'>) => {
    if (isSending) return;
    if (said.name === '') return refuse({ field: 'name', fact: m.nameMissing });
    setFault(undefined);
    setSending(true);
    try {
      await request('POST /questions/answer', answeredSchema, { token: secret, ...said });
      onStored();
    } catch (error) {
      const dead = deadQuestionOf(error);
      const { code, path, status } = error instanceof Refusal ? error : { code: '', path: '', status: 0 };
      if (dead) onDead(dead);
      else if (path === 'name' && (code === 'bad-input' || code === 'limit'))
        refuse({ field: 'name', fact: m.nameWrong });
      else refuse(status === 429 ? { fact: m.tooMany } : { fact: m.notSent, help: m.notSentHelp });
    }
    setSending(false);
  };
  return { fault, isSending, send };
}
