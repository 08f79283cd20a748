import { CalendarIcon } from '@navikt/aksel-icons';
import { useEffect, useId, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { request } from '../lib/request.ts';
import { useSession } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { OpenCalendars } from './OpenCalendars.tsx';

const madeSchema = z.object({ url: z.string() });

/** A secret address of an organisation's deadlines, for a calendar to follow. It is shown once, when it is made. */
export function CalendarLink({ of }: { readonly of: string }) {
  const m = useKnownTexts(exchangeTexts).calendar;
  const { language } = useSpoken();
  const { plan } = useSession();
  const [url, setUrl] = useState<string>();
  const [isMaking, setMaking] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const make = () => {
    setMaking(true);
    setFailed(false);
    request(`POST /plans/${plan}/calendars`, madeSchema, { org: of, language })
      .then(
        (made) => setUrl(made.url),
        () => setFailed(true),
      )
      .finally(() => setMaking(false));
  };
  return (
    <div className="sheet-box calendar-link">
      <h3>{m.title}</h3>
      {url === undefined ? (
        <>
          <p className="quiet">{m.help}</p>
          {hasFailed && (
            <p className="calendar-fault" role="alert">
              <b>{m.failed}</b> {m.failedHelp}
            </p>
          )}
          <button type="button" className="button" disabled={isMaking} onClick={make}>
            <CalendarIcon aria-hidden />
            {isMaking ? m.making : m.make}
          </button>
        </>
      ) : (
        <MadeCalendarLink url={url} />
      )}
      <OpenCalendars of={of} made={url} />
    </div>
  );
}

function MadeCalendarLink({ url }: { readonly url: string }) {
  const m = useKnownTexts(exchangeTexts).calendar;
  const notices = useNotices();
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    button.current?.focus();
    notices.say(m.made);
  }, [notices, m]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      notices.show({ text: m.copied });
    } catch {
      // Where the browser does not let a page copy, one does it oneself.
      input.current?.focus();
      input.current?.select();
      notices.show({ text: m.selected });
    }
  };
  return (
    <>
      <p>
        <b>{m.made}</b> <span className="quiet">{m.secret}</span>
      </p>
      <label className="hidden" htmlFor={id}>
        {m.link}
      </label>
      <input ref={input} id={id} className="input" readOnly value={url} />
      <button ref={button} type="button" className="button primary" onClick={() => void copy()}>
        {m.copy}
      </button>
    </>
  );
}
