import type { MemberJson } from '../../shared/members.ts';
import type { MembersTexts } from '../../shared/i18n/members/nb.ts';
import { timeOfDay, type Language } from '../../shared/i18n/languages.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** A day, with its year when that is another than this: "18. nov." */
export function dayOf(time: string, language: Language, now: number): string {
  const at = new Date(time);
  const isThisYear = at.getFullYear() === new Date(now).getFullYear();
  return at.toLocaleDateString(language, {
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  });
}

/** When somebody was last seen, as one would say it. @param now in ms */
export function seenWords(
  seen: string | undefined,
  m: MembersTexts,
  language: Language,
  now: number,
): string {
  if (!seen) return m.never;
  const at = new Date(seen);
  const minutes = Math.floor((now - at.valueOf()) / minute);
  if (minutes < 1) return m.justNow;
  if (minutes < 60) return m.minutesAgo(minutes);
  const isDay = (time: number) => at.toDateString() === new Date(time).toDateString();
  if (isDay(now)) return m.today(timeOfDay(at, language));
  return isDay(now - day) ? m.yesterday(timeOfDay(at, language)) : dayOf(seen, language, now);
}

/** What somebody is called here: their name, or else what they do, or else what kind of member they are. */
export const calledIn = (m: MembersTexts, { name, title, email, kind }: MemberJson): string =>
  name || title || email || m.kind[kind];

/** Whether somebody is in the plan now. */
export const isIn = ({ removed, expires }: MemberJson, now: number): boolean =>
  removed === undefined && (expires === undefined || Date.parse(expires) > now);
