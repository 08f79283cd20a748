import { calendarOf } from '../../shared/exchange/calendar-feed.ts';
import { isLivingOrganisation } from '../../shared/exchange/export-rows.ts';
import { readAll, titleOf } from '../../shared/plan/document.ts';
import { nowPartOf } from '../../shared/plan/standing.ts';
import type { AppContext } from '../context.ts';
import type { CalendarLink } from '../storage/calendars.ts';

/** What a link leads to now; undefined when its organisation is gone. One that has become part of another reads that one's. */
export const feedOf = (ctx: AppContext, { plan, org, language }: CalendarLink): Promise<string | undefined> =>
  ctx.rooms.read(plan, (doc) => {
    const records = readAll(doc);
    const now = nowPartOf(records.organisations, org);
    if (!isLivingOrganisation(records, now)) return undefined;
    const changed = changedAt(ctx, plan);
    return calendarOf({
      records,
      plan,
      title: titleOf(doc, plan),
      language,
      changed,
      url: ctx.config.publicUrl,
      org: now,
    });
  });

/** Another one whenever something has happened in the plan; nothing is opened to tell. */
export const feedTag = ({ history, plans }: AppContext, { id, plan }: CalendarLink): string =>
  `"${id}-${history.end(plans.board(plan))}"`;

/** When a plan was changed last; when it was made, if nothing has happened since. */
const changedAt = ({ history, plans }: Pick<AppContext, 'history' | 'plans'>, plan: string): Date =>
  new Date(history.endedAt(plans.board(plan)) ?? plans.find(plan)?.created ?? 0);

/** On what occasion a file is written: the day, when the plan was changed last, and where people reach it. */
export const occasionOf = (ctx: AppContext, plan: string) => ({
  day: new Date().toISOString().slice(0, 10),
  changed: changedAt(ctx, plan),
  url: ctx.config.publicUrl,
});
