import { useCallback, useEffect, useState } from 'react';
import { calendarListSchema, type CalendarJson } from '../../shared/calendars.ts';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { momentOf } from '../lib/moment.ts';
import { request } from '../lib/request.ts';
import { usePeople } from '../state/plan-people.ts';
import { useSession } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';

interface OpenCalendarsProps {
  readonly of: string;
  /** Another value when a link has been made. */
  readonly made: unknown;
}

/** The links to an organisation's dates that can be used: who made them and when, and the end of each. */
export function OpenCalendars({ of, made }: OpenCalendarsProps) {
  const m = useKnownTexts(exchangeTexts).calendar;
  const { language } = useSpoken();
  const { plan } = useSession();
  const notices = useNotices();
  const [links, setLinks] = useState<readonly CalendarJson[]>([]);
  const people = usePeople(links.map(({ person }) => person));
  // What cannot be asked for is asked for when the sheet is opened the next time.
  const ask = useCallback(
    () =>
      request(`/plans/${plan}/calendars`, calendarListSchema).then(
        (all) => setLinks(all.filter(({ org }) => org === of)),
        () => {},
      ),
    [plan, of],
  );
  useEffect(() => void ask(), [ask, made]);
  const end = async (id: string) => {
    try {
      await request(`DELETE /plans/${plan}/calendars/${id}`);
      notices.show({ text: m.ended });
    } catch {
      notices.show({ text: m.notEnded });
    }
    await ask();
  };
  if (links.length === 0) return null;
  return (
    <ul className="calendar-links" aria-label={m.open}>
      {links.map(({ id, person, created }) => {
        const told = m.madeBy(people.get(person)?.name, momentOf(created, language));
        return (
          <li key={id}>
            <span>{told}</span>
            <button
              type="button"
              className="button small"
              aria-label={m.endOf(told)}
              onClick={() => void end(id)}
            >
              {m.end}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
