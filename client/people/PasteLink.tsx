import { LinkIcon } from '@navikt/aksel-icons';
import { useRef, useState, type FormEvent } from 'react';
import { peopleTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { ownLink } from '../lib/secret.ts';
import { useFocusFault } from '../lib/use-focus-fault.ts';
import { TextField } from './TextField.tsx';

/** For whoever has a link and came to this page by themselves. */
export function PasteLink() {
  const m = useKnownTexts(peopleTexts);
  const [isOpen, open] = useState(false);
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const focusFault = useFocusFault(form);
  const link = ownLink(text);
  const follow = (event: FormEvent) => {
    event.preventDefault();
    if (!isOpen) return open(true);
    setTried(true);
    if (link) location.assign(link);
    else focusFault();
  };
  return (
    <form ref={form} className="link-way" noValidate onSubmit={follow}>
      <LinkIcon aria-hidden />
      <span className="grow">
        <b>{m.hasLink}</b>
        <br />
        <span className="quiet">{m.hasLinkHelp}</span>
      </span>
      {isOpen && (
        <TextField
          label={m.pasteLink}
          type="url"
          autoComplete="off"
          maxLength={2_000}
          value={text}
          onChange={setText}
          fault={isTried && !link ? m.linkNotOurs : undefined}
        />
      )}
      <button type="submit" className="button">
        {m.join}
      </button>
    </form>
  );
}
