import { ClockDashedIcon, LinkBrokenIcon } from '@navikt/aksel-icons';
import { useEffect, useEffectEvent, useState } from 'react';
import { Link } from 'wouter';
import { peopleTexts } from '../../shared/i18n/late.ts';
import type { SessionJson } from '../../shared/people.ts';
import { Refusal } from '../lib/api.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { forgetSecret } from '../lib/secret.ts';
import { useAccount } from '../state/hooks.tsx';
import { Heading } from '../ui/Heading.tsx';
import { Note } from '../ui/Note.tsx';
import { toldOf, type Told } from './use-send.ts';

interface OneTimeLinkProps {
  readonly page: '/sign-in' | '/set-up';
  readonly secret: string;
  readonly onSignedIn: () => void;
  /** Goes on to the form, when it is on the same page. */
  readonly onBack?: () => void;
}

type LinkFault = 'used' | 'expired' | 'unknown';

/** Links that are on their way: a page that is drawn twice uses a link once. */
const underWay = new Map<string, Promise<SessionJson>>();

/** Signs in by a link at once; tells what is wrong with it when that does not work. */
export function OneTimeLink({ page, secret, onSignedIn, onBack }: OneTimeLinkProps) {
  const m = useKnownTexts(peopleTexts);
  const account = useAccount();
  const [fault, setFault] = useState<LinkFault>();
  const [told, setTold] = useState<Told>();
  const [count, setCount] = useState(0);
  const signedIn = useEffectEvent(() => {
    forgetSecret(page);
    onSignedIn();
  });
  const refused = useEffectEvent((error: unknown) => {
    underWay.delete(secret);
    const code = error instanceof Refusal ? error.code : '';
    if (!code.startsWith('link-')) return setTold(toldOf(error, m));
    forgetSecret(page);
    setFault(code === 'link-used' ? 'used' : code === 'link-expired' ? 'expired' : 'unknown');
  });
  useEffect(() => {
    const sent = underWay.get(secret) ?? account.signIn({ link: secret });
    underWay.set(secret, sent);
    sent.then(signedIn, refused);
  }, [secret, count, account]);
  if (fault) return <DeadOneTimeLink fault={fault} isSetUp={page === '/set-up'} onBack={onBack} />;
  if (!told) return <Heading>{m.signingIn}</Heading>;
  return (
    <>
      <Heading>{m.signIn}</Heading>
      <Note fact={told.fact} />
      <button
        type="button"
        className="button primary go"
        onClick={() => {
          setTold(undefined);
          setCount(count + 1);
        }}
      >
        {m.retry}
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
      <Link href="/sign-in" className="button primary go" onClick={onBack}>
        {m.signIn}
      </Link>
      {isSetUp && (
        <small>
          {m.link.forAdministrator} <code>npm run --silent samplan -- sign-in-link</code>
        </small>
      )}
    </>
  );
}
