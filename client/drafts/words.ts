import type { Messages } from '../../shared/i18n/nb.ts';
import type { CarryNews } from '../sync/session.ts';

/** What happened, and what was kept. */
export function newsWords(
  { refused, carried, drafts }: CarryNews,
  m: Messages,
): { fact: string; help: string } {
  if (refused)
    return {
      fact: drafts.length === 1 ? m.drafts.refused : m.drafts.refusedMany(drafts.length),
      help: m.drafts.refusedKept,
    };
  const parts = [
    carried.length > 0 && m.drafts.carried(carried.length),
    drafts.length > 0 && m.drafts.unfit(drafts.length),
  ];
  return { fact: m.drafts.fetched, help: parts.filter(Boolean).join(' ') };
}

/** Why a draft was not taken, in plain words. A code of a newer server is told like an update it could not read. */
export const whyWords = (why: string, m: Messages): string =>
  Object.hasOwn(m.drafts.why, why) ? m.drafts.why[why as 'changed'] : m.drafts.why['bad-update'];
