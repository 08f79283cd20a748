import { Buildings3Icon, EnvelopeClosedIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { peopleTexts } from '../../shared/i18n/late.ts';
import { emailSchema } from '../../shared/people.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { useAccount } from '../state/hooks.tsx';
import { MailSent } from './MailSent.tsx';
import { Note } from '../ui/Note.tsx';
import { PasswordField } from './PasswordField.tsx';
import { TextField } from './TextField.tsx';
import { useFocusFault } from '../lib/use-focus-fault.ts';
import { useSend, type Told } from './use-send.ts';

interface SignInFormProps {
  /** What stands above it, while it is shown. */
  readonly heading: ReactNode;
  /** Why one is here, if something went wrong. */
  readonly why?: Told | undefined;
  /** A path of this program, for who signs in elsewhere and comes back. */
  readonly to: string;
  readonly email?: string | undefined;
  readonly onSignedIn?: () => void;
}

/** E-mail and password; a link by mail and other places where the server offers them. */
export function SignInForm({ heading, why, to, email: known = '', onSignedIn }: SignInFormProps) {
  const m = useKnownTexts(peopleTexts);
  const { language } = useSpoken();
  const account = useAccount();
  const session = useSignal(account.session);
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState<'password' | 'link'>();
  const [isWrong, setWrong] = useState(false);
  const [sentTo, setSentTo] = useState<string>();
  const { isSending, told, tell, send } = useSend();
  const form = useRef<HTMLFormElement>(null);
  const focusFault = useFocusFault(form);
  useEffect(() => void (session ?? account.refresh()), [session, account]);

  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    setTried('password');
    setWrong(false);
    if (emailFault(email) || !password) return focusFault();
    const isIn = await send(
      () => account.signIn({ email, password }),
      (refusal) => {
        if (refusal.code !== 'wrong-password') return false;
        const { triesLeft } = refusal.problem as { triesLeft?: number };
        const left = triesLeft === undefined ? '' : m.triesLeft(triesLeft);
        const next = session?.hasMail ? m.tryAgainOrLink : '';
        tell({ fact: m.wrongPassword, help: `${next} ${left}`.trim() });
        setPassword('');
        setWrong(true);
        focusFault();
        return true;
      },
    );
    if (isIn) onSignedIn?.();
  };
  const sendLink = async () => {
    setTried('link');
    setWrong(false);
    if (emailFault(email)) return focusFault();
    if (await send(() => account.askForLink(email.trim(), language))) setSentTo(email.trim());
  };
  const emailFault = (text: string) =>
    !text.trim() ? m.emailMissing : emailSchema.safeParse(text).success ? undefined : m.emailWrong;
  const passwordFault = isWrong ? '' : tried === 'password' && !password ? m.passwordMissing : undefined;
  const note = told ?? why;

  if (sentTo) return <MailSent email={sentTo} onBack={() => setSentTo(undefined)} />;
  return (
    <>
      {heading}
      {note && <Note {...note} />}
      <form ref={form} className="people-form" noValidate onSubmit={(event) => void signIn(event)}>
        <TextField
          label={m.email}
          type="email"
          autoComplete="username"
          maxLength={254}
          value={email}
          onChange={setEmail}
          fault={tried && emailFault(email)}
        />
        <PasswordField label={m.password} value={password} onChange={setPassword} fault={passwordFault} />
        <button type="submit" className="button primary go" aria-disabled={isSending}>
          {m.signIn}
        </button>
        {session?.hasMail && (
          <button type="button" className="button go" onClick={() => void sendLink()}>
            <EnvelopeClosedIcon aria-hidden />
            {m.sendLink}
          </button>
        )}
      </form>
      <Providers to={to} />
    </>
  );
}

/** Other places to sign in at. */
function Providers({ to }: { readonly to: string }) {
  const m = useKnownTexts(peopleTexts);
  const account = useAccount();
  const providers = useSignal(account.session)?.providers ?? [];
  if (providers.length === 0) return null;
  return (
    <>
      <p className="or">{m.or}</p>
      <div className="providers">
        {providers.map(({ id, label }) => (
          <button key={id} type="button" className="button go" onClick={() => account.leaveTo(id, to)}>
            <Buildings3Icon aria-hidden />
            {m.signInWith(label)}
          </button>
        ))}
      </div>
    </>
  );
}
