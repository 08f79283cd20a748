import { useEffect } from 'react';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useNotices } from '../ui/notices.tsx';

interface SendingProps {
  readonly name: string;
  readonly percent: number;
  readonly onCancel: () => void;
}

/** How far a file has come on its way to being read. */
export function Sending({ name, percent, onCancel }: SendingProps) {
  const m = useKnownTexts(exchangeTexts);
  const notices = useNotices();
  const isSent = percent >= 100;
  useEffect(() => {
    if (isSent) notices.say(m.reading);
  }, [isSent, notices, m]);
  return (
    <main id="board" className="import-start" tabIndex={-1}>
      <section className="import-sending" aria-busy="true">
        <h2>{m.sending(name)}</h2>
        <progress max={100} {...(!isSent && { value: percent })} aria-label={m.sending(name)} />
        <p className="quiet number">{isSent ? m.reading : m.sent(percent)}</p>
        <button type="button" className="button" onClick={onCancel}>
          {m.leave}
        </button>
      </section>
    </main>
  );
}
