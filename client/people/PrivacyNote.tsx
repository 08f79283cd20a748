import { useId, useState } from 'react';
import { peopleTexts } from '../../shared/i18n/late.ts';
import type { Invited } from '../../shared/members.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { momentOf } from '../lib/moment.ts';

interface PrivacyNoteProps {
  readonly invited: Invited;
  readonly hasRead: boolean;
  readonly onRead: (hasRead: boolean) => void;
  readonly fault: string | undefined;
}

/** The tick, and what it says has been read, which opens in place. */
export function PrivacyNote({ invited, hasRead, onRead, fault }: PrivacyNoteProps) {
  const m = useKnownTexts(peopleTexts);
  const { language } = useSpoken();
  const id = useId();
  const [isOpen, open] = useState(false);
  const { inviter, expires } = invited;
  const whom = [inviter.title, inviter.organisation].filter(Boolean).join(', ') || m.theCoordinator;
  const rows = [
    [m.note.what, m.note.whatText],
    [m.note.who, m.note.whoText],
    [m.note.long, m.note.longText(momentOf(expires, language))],
    [m.note.ask, m.note.askText(whom)],
  ] as const;
  return (
    <div className="field">
      <label className="tick">
        <input
          type="checkbox"
          checked={hasRead}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : `${id}-fault`}
          onChange={(event) => onRead(event.target.checked)}
        />
        <span>{m.consent}</span>
      </label>
      {fault !== undefined && (
        <span id={`${id}-fault`} className="fault">
          {fault}
        </span>
      )}
      <div className="tick-foot">
        <button
          type="button"
          className="link-button"
          aria-expanded={isOpen}
          aria-controls={`${id}-note`}
          onClick={() => open(!isOpen)}
        >
          {m.privacy}
        </button>
      </div>
      <dl id={`${id}-note`} className="privacy" hidden={!isOpen}>
        {rows.map(([question, answer]) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
