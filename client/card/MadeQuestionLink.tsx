import { FilesIcon } from '@navikt/aksel-icons';
import { useEffect, useId, useRef } from 'react';
import { partiesTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { useNow } from '../lib/use-now.ts';
import { dayOf } from '../lib/when.ts';
import { useNotices } from '../ui/notices.tsx';
import type { Made } from './AskDialog.tsx';

/** The one time the link is shown: to be copied, or gone by mail already. */
export function MadeQuestionLink({ url, expires, email, onClose }: Made & { readonly onClose: () => void }) {
  const m = useKnownTexts(partiesTexts).question;
  const { language } = useSpoken();
  const now = useNow();
  const notices = useNotices();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const copyButton = useRef<HTMLButtonElement>(null);
  const what = email ? m.sent(email) : m.made;
  useEffect(() => {
    copyButton.current?.focus();
    notices.say(`${what}. ${m.once}`);
  }, [notices, what, m]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      notices.show({ text: m.copied });
    } catch {
      input.current?.focus();
      input.current?.select();
      notices.show({ text: m.selected });
    }
  };
  return (
    <div className="made-question">
      <p>
        <strong>{what}</strong> {m.until(dayOf(expires, language, now))}
      </p>
      <p className="quiet">{m.once}</p>
      <label className="hidden" htmlFor={id}>
        {m.link}
      </label>
      <input ref={input} id={id} className="input" readOnly value={url} />
      <div className="dialog-foot">
        <button ref={copyButton} type="button" className="button primary" onClick={() => void copy()}>
          <FilesIcon aria-hidden />
          {m.copy}
        </button>
        <button type="button" className="button ghost" onClick={onClose}>
          {m.done}
        </button>
      </div>
    </div>
  );
}
