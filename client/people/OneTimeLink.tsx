import { ClockDashedIcon, LinkBrokenIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { Link } from 'wouter';
import { peopleTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { forgetSecret } from '../lib/secret.ts';
import { useAccount } from '../state/hooks.tsx';
import { Heading } from '../ui/Heading.tsx';
import { Note } from '../ui/Note.tsx';
import { useSend } from './use-send.ts';

interface OneTimeLinkProps {
  readonly page: '/sign-in' | '/set-up';
  readonly secret: string;
  readonly onSignedIn: () => void;
  /** Goes on without it when it has been used: by who is signed in here already. */
  readonly onUsed?: (() => void) | undefined;
  /** Goes on to the form, when it is on the same page. */
  readonly onBack?: () => void;
}

type LinkFault = 'used' | 'expired' | 'unknown';

/**
 * Signs in by a link when its button is pressed, and tells what is wrong with it when that does not work. Opening the page
 * uses nothing up: programs that look through mails open links too, and people in the wrong browser.
 */
export function OneTimeLink({ page, secret, onSignedIn, onUsed, onBack }: OneTimeLinkProps) {
  const m = useKnownTexts(peopleTexts);
  const account = useAccount();
  const [fault, setFault] = useState<LinkFault>();
  const { isSending, told, send } = useSend();
  const isSetUp = page === '/set-up';
  const signIn = async () => {
    const isIn = await send(
      () => account.signIn({ link: secret }),
      ({ code }) => {
        if (!code.startsWith('link-')) return false;
        forgetSecret(page);
        if (code === 'link-used' && onUsed) onUsed();
        else setFault(code === 'link-used' ? 'used' : code === 'link-expired' ? 'expired' : 'unknown');
        return true;
      },
    );
    if (!isIn) return;
    forgetSecret(page);
    onSignedIn();
  };
  if (fault) return <DeadOneTimeLink fault={fault} isSetUp={isSetUp} onBack={onBack} />;
  return (
    <>
      <Heading>{isSetUp ? m.setUp : m.signIn}</Heading>
      <p className="quiet">{isSetUp ? m.link.setUp : m.link.signIn}</p>
      {told && <Note fact={told.fact} help={told.fact === m.unreachable ? undefined : told.help} />}
      <button
        type="button"
        className="button primary go"
        aria-disabled={isSending}
        onClick={() => void signIn()}
      >
        {isSetUp ? m.link.begin : m.signIn}
      </button>
    </>
  );
}

interface DeadOneTimeLinkProps {
  readonly fault: LinkFault | 'missing';
  readonly isSetUp: boolean;
  readonly onBack?: (() => void) | undefined;
}

/** What is wrong with a one-time link, and what to do. */
export function DeadOneTimeLink({ fault, isSetUp, onBack }: DeadOneTimeLinkProps) {
  const m = useKnownTexts(peopleTexts);
  const Icon = fault === 'used' || fault === 'expired' ? ClockDashedIcon : LinkBrokenIcon;
  return (
    <>
      <span className="gate-icon amber">
        <Icon aria-hidden fontSize="1.75rem" />
      </span>
      <Heading>{m.link[fault]}</Heading>
      <p className="quiet">{m.link[`${fault}Help`]}</p>
      {isSetUp && fault === 'used' && <p className="quiet">{m.link.begun}</p>}
      <Link href="/sign-in" className="button primary go" onClick={onBack}>
        {m.signIn}
      </Link>
      {isSetUp && (
        <small>
          {m.link.forAdministrator} <code>npm run --silent samplan -- sign-in-link {m.link.someEmail}</code>
        </small>
      )}
    </>
  );
}
