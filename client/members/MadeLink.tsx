import { ExpandIcon, FilesIcon, PlusIcon, PrinterSmallIcon } from '@navikt/aksel-icons';
import { useEffect, useId, useRef, useState } from 'react';
import { memberTexts } from '../../shared/i18n/late.ts';
import type { MadeInvitation } from '../../shared/members.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useNotices } from '../ui/notices.tsx';
import { BigLink } from './BigLink.tsx';
import { useView } from './members-context.tsx';
import { Poster } from './Poster.tsx';
import { Qr } from './Qr.tsx';

interface MadeLinkProps {
  readonly invitation: MadeInvitation;
  readonly onAnother: () => void;
}

/** The one time a link is shown: to be copied, scanned, put on a wall. */
export function MadeLink({ invitation, onAnother }: MadeLinkProps) {
  const m = useKnownTexts(memberTexts);
  const { plan } = useView();
  const notices = useNotices();
  const input = useRef<HTMLInputElement>(null);
  const copyButton = useRef<HTMLButtonElement>(null);
  const id = useId();
  const [isBig, setBig] = useState(false);
  const { url, role } = invitation;
  const title = plan.plan.title ?? '';
  useEffect(() => {
    copyButton.current?.focus();
    notices.say(`${m.invite.made}. ${m.invite.onceOnly}`);
  }, [notices, m]);
  const copy = async () => {
    const isCopied = await copied(url, input.current!);
    notices.show({ text: isCopied ? m.invite.copied : m.invite.selected });
  };
  return (
    <section className="made-link" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{m.invite.made}</h3>
      <p>{m.invite.onceOnly}</p>
      <Qr text={url} label={m.invite.qr(title)} />
      <label className="hidden" htmlFor={id}>
        {m.invite.link}
      </label>
      <input ref={input} id={id} className="input" readOnly value={url} />
      <button ref={copyButton} type="button" className="button primary" onClick={() => void copy()}>
        <FilesIcon aria-hidden />
        {m.invite.copy}
      </button>
      <div className="made-link-ways">
        <button type="button" className="button" onClick={() => setBig(true)}>
          <ExpandIcon aria-hidden />
          {m.invite.big}
        </button>
        <button type="button" className="button" onClick={() => print()}>
          <PrinterSmallIcon aria-hidden />
          {m.invite.poster}
        </button>
        <button type="button" className="button ghost" onClick={onAnother}>
          <PlusIcon aria-hidden />
          {m.invite.another}
        </button>
      </div>
      {isBig && <BigLink url={url} title={title} role={role} onClose={() => setBig(false)} />}
      <Poster url={url} title={title} role={role} />
    </section>
  );
}

/** Copies a text; where the browser does not let a page do that, selects it. @returns whether it was copied */
async function copied(text: string, input: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    input.focus();
    input.select();
    return false;
  }
}
