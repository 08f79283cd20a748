import { useId, useState, type FormEvent } from 'react';
import { homeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { ownLink } from '../lib/secret.ts';

/** For whoever has been sent a link and came here by themselves. */
export function LinkField() {
  const m = useKnownTexts(homeTexts);
  const id = useId();
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const link = ownLink(text);
  const isFault = isTried && !link;
  const follow = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (link) location.assign(link);
  };
  return (
    <form className="plan link-field" noValidate onSubmit={follow}>
      <div className="grow">
        <label htmlFor={id}>{m.hasLink}</label>
        <p id={`${id}-about`} className={isFault ? 'fault' : 'quiet'} role={isFault ? 'alert' : undefined}>
          {isFault ? m.noLink : m.hasLinkHelp}
        </p>
      </div>
      <input
        id={id}
        className="input"
        type="url"
        autoComplete="off"
        spellCheck={false}
        value={text}
        aria-invalid={isFault}
        aria-describedby={`${id}-about`}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button">
        {m.follow}
      </button>
    </form>
  );
}
