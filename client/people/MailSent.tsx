import { EnvelopeClosedIcon } from '@navikt/aksel-icons';
import { peopleTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { useAccount } from '../state/hooks.tsx';
import { Heading } from '../ui/Heading.tsx';
import { Note } from '../ui/Note.tsx';
import { useCountdown } from './use-countdown.ts';
import { useSend } from './use-send.ts';

/** How long until the link can be sent again, in seconds. */
const pause = 60;

/** A link is under way, if there is such an account: whether there is one is not told. */
export function MailSent({ email, onBack }: { readonly email: string; readonly onBack: () => void }) {
  const m = useKnownTexts(peopleTexts);
  const { language } = useSpoken();
  const account = useAccount();
  const { left, start } = useCountdown(pause);
  const { told, send } = useSend();
  const again = async () => {
    if (left === 0 && (await send(() => account.askForLink(email, language)))) start(pause);
  };
  return (
    <>
      <span className="gate-icon">
        <EnvelopeClosedIcon aria-hidden fontSize="1.75rem" />
      </span>
      <Heading>{m.lookInMail}</Heading>
      <p className="quiet">{m.sentIfKnown(email)}</p>
      <p className="quiet">{m.openOnDevice}</p>
      {told && <Note {...told} />}
      <button type="button" className="button go" aria-disabled={left > 0} onClick={() => void again()}>
        {left > 0 ? m.sendAgainIn(left) : m.sendAgain}
      </button>
      <button type="button" className="button ghost go" onClick={onBack}>
        {m.otherWay}
      </button>
    </>
  );
}
