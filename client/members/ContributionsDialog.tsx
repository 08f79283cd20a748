import { useEffect, useState } from 'react';
import { memberTexts } from '../../shared/i18n/late.ts';
import { contributionsSchema, type Contributions, type MemberJson } from '../../shared/members.ts';
import { timeOfDay } from '../../shared/i18n/languages.ts';
import { useKnownTexts, useMessages, useSpoken } from '../lib/i18n.tsx';
import { request } from '../lib/request.ts';
import { planLanguage } from '../state/plan-language.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { changeWords } from './change-words.ts';
import { useView } from './members-context.tsx';
import { nameOf } from './plan.ts';
import { calledIn, dayOf } from './words.ts';

interface ContributionsDialogProps {
  readonly member: MemberJson;
  readonly onClose: () => void;
}

/** What somebody said and changed, the newest first. */
export function ContributionsDialog({ member, onClose }: ContributionsDialogProps) {
  const m = useKnownTexts(memberTexts);
  const { id } = useView();
  const [said, setSaid] = useState<Contributions | 'failed'>();
  useEffect(() => {
    request(`/plans/${id}/members/${member.person}/contributions`, contributionsSchema).then(setSaid, () =>
      setSaid('failed'),
    );
  }, [id, member.person]);
  return (
    <Dialog title={m.said.title(calledIn(m, member))} className="wide" onClose={onClose}>
      {said === undefined && <p aria-busy="true">{m.said.loading}</p>}
      {said === 'failed' && <p role="alert">{m.failedHelp}</p>}
      {typeof said === 'object' && <Said said={said} />}
    </Dialog>
  );
}

function Said({ said: { comments, changes } }: { readonly said: Contributions }) {
  const m = useKnownTexts(memberTexts);
  const { status } = useMessages();
  const { plan } = useView();
  if (comments.length + changes.length === 0) return <p>{m.said.none}</p>;
  return (
    <div className="said" tabIndex={-1}>
      {comments.length > 0 && <h3>{m.said.comments(comments.length)}</h3>}
      <ul>
        {comments.map(({ id, action, at, text }) => (
          <li key={id}>
            <About name={nameOf(plan, 'action', action) ?? action} when={at} />
            <p className="said-text" lang={planLanguage}>
              {text}
            </p>
          </li>
        ))}
      </ul>
      {changes.length > 0 && <h3>{m.said.changes(changes.length)}</h3>}
      <ul>
        {changes.map((change, index) => {
          const { what, before, after } = changeWords(change, plan, m, status);
          return (
            <li key={index}>
              <About name={nameOf(plan, change.entity, change.id) ?? change.id} when={change.when} />
              <p>{what}</p>
              {(before || after) && (
                <p className="said-text quiet" lang={planLanguage}>
                  {`${before || m.said.empty} → ${after || m.said.empty}`}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function About({ name, when }: { readonly name: string; readonly when: string }) {
  const { language } = useSpoken();
  const { now } = useView();
  return (
    <p className="said-about">
      <b lang={planLanguage}>{name}</b>
      <time className="quiet" dateTime={when}>
        {dayOf(when, language, now)} {timeOfDay(new Date(when), language)}
      </time>
    </p>
  );
}
