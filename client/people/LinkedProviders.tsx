import { useId, useState } from 'react';
import { useLocation } from 'wouter';
import { peopleTexts } from '../../shared/i18n/late.ts';
import type { PersonJson, SessionJson } from '../../shared/people.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { useAccount } from '../state/hooks.tsx';
import { Note } from '../ui/Note.tsx';
import { useSend } from './use-send.ts';

type Provider = SessionJson['providers'][number];

/** Where else I may sign in: which of them are mine, each with the way to add it or to take it away. */
export function LinkedProviders({ me }: { readonly me: PersonJson }) {
  const m = useKnownTexts(peopleTexts).linked;
  const account = useAccount();
  const providers = useSignal(account.session)?.providers ?? [];
  const [path] = useLocation();
  const id = useId();
  const [said, say] = useState('');
  const { told, tell, send } = useSend();
  if (providers.length === 0) return null;
  const unlink = async ({ id, label }: Provider) => {
    say('');
    const isDone = await send(
      () => account.unlink(id),
      ({ code }) => {
        if (code === 'last-way-in') tell({ fact: m.lastWayIn });
        return code === 'last-way-in';
      },
    );
    if (isDone) say(m.isUnlinked(label));
  };
  return (
    <section className="linked" aria-labelledby={id}>
      <h3 id={id}>{m.title}</h3>
      <p className="quiet">{m.help}</p>
      {told && <Note {...told} />}
      <ul>
        {providers.map((provider) => (
          <Line
            key={provider.id}
            provider={provider}
            me={me}
            onLink={() => account.leaveTo(provider.id, path)}
            onUnlink={() => void unlink(provider)}
          />
        ))}
      </ul>
      <output className="quiet">{said}</output>
    </section>
  );
}

interface LineProps {
  readonly provider: Provider;
  readonly me: PersonJson;
  readonly onLink: () => void;
  readonly onUnlink: () => void;
}

function Line({ provider: { id, label }, me, onLink, onUnlink }: LineProps) {
  const m = useKnownTexts(peopleTexts).linked;
  const linked = me.linked ?? [];
  const isLinked = linked.includes(id);
  const isLast = isLinked && linked.length === 1 && !me.hasPassword;
  const word = isLinked ? m.unlink : m.link;
  return (
    <li>
      <span className="grow">
        <b>{label}</b>
        <span className="quiet">{isLast ? m.lastWayIn : isLinked ? m.is : m.isNot}</span>
      </span>
      {!isLast && (
        <button
          type="button"
          className="button small"
          aria-label={`${word}: ${label}`}
          onClick={isLinked ? onUnlink : onLink}
        >
          {word}
        </button>
      )}
    </li>
  );
}
