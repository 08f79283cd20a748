import { XMarkIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { MadeInvitation } from '../../shared/members.ts';
import { memberTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { InvitationForm } from './InvitationForm.tsx';
import { MadeLink } from './MadeLink.tsx';
import { MailForm } from './MailForm.tsx';
import { OpenLinks } from './OpenLinks.tsx';
import './invite.css';

/** Inviting: by a link for many, by mail for one; and the links that work now. */
export function InvitePanel({ onClose }: { readonly onClose: () => void }) {
  const m = useKnownTexts(memberTexts);
  const { app } = useMessages();
  const [made, setMade] = useState<MadeInvitation>();
  return (
    <aside className="invite" aria-label={m.invite.title}>
      <header>
        <h2>{m.invite.title}</h2>
        <button type="button" className="button ghost icon" aria-label={app.close} onClick={onClose}>
          <XMarkIcon aria-hidden fontSize="1.5rem" />
        </button>
      </header>
      {made ? (
        <MadeLink invitation={made} onAnother={() => setMade(undefined)} />
      ) : (
        <InvitationForm onMade={setMade} />
      )}
      <details className="invite-mail">
        <summary>{m.invite.mail}</summary>
        <MailForm />
      </details>
      <OpenLinks onWithdrawn={(id) => made?.id === id && setMade(undefined)} />
    </aside>
  );
}
