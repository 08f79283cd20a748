import { LinkBrokenIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { peopleTexts } from '../../shared/i18n/late.ts';
import type { Refusal } from '../lib/api.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { forgetSecret } from '../lib/secret.ts';
import { useAccount, useMe } from '../state/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Heading } from '../ui/Heading.tsx';
import { Note } from '../ui/Note.tsx';
import { useSecret } from '../lib/use-secret.ts';
import { useSend } from './use-send.ts';
import '../ui/gate.css';

const page = '/address';

/** Where the link leads that was sent to an e-mail address somebody wants for their account. */
export function NewAddress() {
  const m = useKnownTexts(peopleTexts).address;
  const account = useAccount();
  const notices = useNotices();
  const wanted = useMe()?.newEmail;
  const [secret] = useSecret(page);
  const [, navigate] = useLocation();
  // Of one link: another one may be opened in the same tab.
  const [refused, setRefused] = useState<{
    readonly of: string | undefined;
    readonly why: 'exists' | 'dead';
  }>();
  const { isSending, told, send } = useSend();
  const onRefusal = ({ code }: Refusal) => {
    if (code !== 'exists' && !code.startsWith('link-')) return false;
    forgetSecret(page);
    setRefused({ of: secret, why: code === 'exists' ? 'exists' : 'dead' });
    return true;
  };
  const confirm = async () => {
    if (!(await send(() => account.proveAddress(secret!), onRefusal))) return;
    forgetSecret(page);
    notices.show({ text: m.confirmed });
    navigate('/', { replace: true });
  };
  const fault = !secret ? 'dead' : refused?.of === secret ? refused.why : undefined;
  return (
    <main className="gate">
      <section className="gate-box">
        {fault ? (
          <>
            <span className="gate-icon amber">
              <LinkBrokenIcon aria-hidden fontSize="1.75rem" />
            </span>
            <Heading key={fault}>{m[fault]}</Heading>
            <p className="quiet">{m[`${fault}Help`]}</p>
            <Link href="/" className="button primary go">
              {m.toPlans}
            </Link>
          </>
        ) : (
          <>
            <Heading>{m.title}</Heading>
            <p className="quiet">{m.lead(wanted)}</p>
            {told && <Note {...told} />}
            <button
              type="button"
              className="button primary go"
              aria-disabled={isSending}
              onClick={() => void confirm()}
            >
              {m.confirm}
            </button>
          </>
        )}
      </section>
    </main>
  );
}
