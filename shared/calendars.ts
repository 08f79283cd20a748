import * as z from 'zod/mini';
import { languages } from './i18n/languages.ts';
import { idSchema } from './plan/schema.ts';

/* Links by which a calendar fetches the dates of one organisation in a plan. */

const link = {
  id: z.string(),
  org: z.string(),
  language: z.enum(languages),
  /** Who made it, by id. */
  person: z.string(),
  created: z.iso.datetime(),
};

/** `POST /api/plans/:id/calendars` */
export const newCalendarSchema = z.object({
  org: idSchema,
  /** Of the words in it. */
  language: z._default(z.enum(languages), 'nb'),
});

/** The answer: the one time that the link is shown. */
export const madeCalendarSchema = z.object({ ...link, url: z.string() });
export type MadeCalendar = z.output<typeof madeCalendarSchema>;

/** `GET /api/plans/:id/calendars`: the links that can be used, without the links themselves, the newest first. */
export const calendarListSchema = z.array(z.object(link));
export type CalendarJson = z.output<typeof calendarListSchema>[number];
