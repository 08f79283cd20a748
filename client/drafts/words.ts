import type { PanelTexts } from '../../shared/i18n/panels/nb.ts';
import type { CarryNews } from '../sync/session.ts';

/** What happened, and what was kept. */
export function newsWords(
  { refused, carried, drafts }: CarryNews,
  words: PanelTexts,
): { fact: string; help: string } {
  if (refused)
    return {
      fact: drafts.length === 1 ? words.drafts.refused : words.drafts.refusedMany(drafts.length),
      help: words.drafts.refusedKept,
    };
  const parts = [
    carried.length > 0 && words.drafts.carried(carried.length),
    drafts.length > 0 && words.drafts.unfit(drafts.length),
  ];
  return { fact: words.drafts.fetched, help: parts.filter(Boolean).join(' ') };
}

/** Why a draft was not taken, in plain words. A code of a newer server is told like an update it could not read. */
export const whyWords = (why: string, words: PanelTexts): string =>
  Object.hasOwn(words.drafts.why, why) ? words.drafts.why[why as 'changed'] : words.drafts.why['bad-update'];
