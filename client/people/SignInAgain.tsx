import { useEffect, useEffectEvent } from 'react';
import { useLocation } from 'wouter';
import { peopleTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useAccount, useMe } from '../state/hooks.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SignInForm } from './SignInForm.tsx';
import '../ui/gate.css';

interface SignInAgainProps {
  /** The same person is signed in again, in this tab or another. Somebody else gets the plan anew. */
  readonly onSignedIn: () => void;
  readonly onClose?: () => void;
}

/** The session is over while a plan is open: signs in beside it, and nothing on it is lost. */
export function SignInAgain({ onSignedIn, onClose }: SignInAgainProps) {
  const m = useKnownTexts(peopleTexts);
  const account = useAccount();
  const me = useMe();
  const [path] = useLocation();
  const back = useEffectEvent(onSignedIn);
  const look = useEffectEvent(() => {
    if (document.visibilityState === 'visible')
      account.isBack().then(
        (isBack) => isBack && back(),
        () => {},
      );
  });
  useEffect(() => {
    // A link in the mail, or one to a meeting, opens in another tab.
    const onVisible = () => look();
    document.addEventListener('visibilitychange', onVisible);
    addEventListener('focus', onVisible);
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      removeEventListener('focus', onVisible);
    };
  }, []);
  return (
    <Dialog
      title={m.signInAgain}
      lead={me?.kind === 'guest' ? m.guestAgain : m.signInAgainLead}
      onClose={onClose}
    >
      {me?.kind !== 'guest' && (
        <SignInForm heading={null} to={path} email={me?.email ?? undefined} onSignedIn={onSignedIn} />
      )}
    </Dialog>
  );
}
