import { useEffect, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { peopleTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useMe } from '../state/hooks.tsx';
import { Heading } from '../ui/Heading.tsx';
import { OneTimeLink } from './OneTimeLink.tsx';
import { PasteLink } from './PasteLink.tsx';
import { SignInForm } from './SignInForm.tsx';
import { useSecret } from '../lib/use-secret.ts';
import '../ui/gate.css';

interface SignInProps {
  /** It stands in place of another page, which is shown as soon as somebody is signed in. */
  readonly isInPlace?: boolean;
}

/** The way in for who has an account. */
export function SignIn({ isInPlace = false }: SignInProps) {
  const m = useKnownTexts(peopleTexts);
  const me = useMe();
  const [secret, goOn] = useSecret('/sign-in');
  const [path, navigate] = useLocation();
  const [query] = useSearchParams();
  const to = isInPlace ? path : ownPath(query.get('to'));
  const fault = query.get('fault');
  const [isDone, setDone] = useState(false);
  const isIn = Boolean(me) && !isInPlace && (isDone || !(secret || fault));
  useEffect(() => {
    if (isIn) navigate(to, { replace: true });
  }, [isIn, to, navigate]);
  if (isIn) return null;
  const words = fault
    ? Object.hasOwn(m.fault, fault)
      ? m.fault[fault as 'other']
      : m.fault.other
    : undefined;
  return (
    <main className="gate">
      <div>
        <section className="gate-box">
          {secret && !isInPlace ? (
            <OneTimeLink page="/sign-in" secret={secret} onSignedIn={() => setDone(true)} onBack={goOn} />
          ) : me ? (
            <>
              <Heading>{m.linked.notDone}</Heading>
              <p className="quiet">{words}</p>
              <Link href={to} className="button primary go">
                {to.startsWith('/plan/') ? m.openPlan : m.toPlans}
              </Link>
            </>
          ) : (
            <SignInForm
              heading={<Heading>{m.signIn}</Heading>}
              why={words === undefined ? undefined : { fact: words }}
              to={to}
              onSignedIn={() => setDone(true)}
            />
          )}
        </section>
        {!me && !secret && <PasteLink />}
      </div>
    </main>
  );
}

/** A path of this program, and of no other. */
function ownPath(path: string | null): string {
  const url = path?.startsWith('/') ? URL.parse(path, location.origin) : null;
  return url?.origin === location.origin ? url.pathname + url.search : '/';
}
