import { useState } from 'react';
import { AppError } from '../../shared/errors.ts';
import { panelTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { useStore } from '../state/hooks.tsx';
import { useSession } from '../sync/hooks.tsx';
import type { Draft } from '../sync/steps.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotices } from '../ui/notices.tsx';
import { DraftList } from './DraftList.tsx';
import { commandsOf } from './retry.ts';
import { newsWords } from './words.ts';
import './drafts.css';

/** My drafts: what happened and what was kept first, then each with its text and what can be done with it. */
export function DraftsDialog({ onClose }: { readonly onClose: () => void }) {
  const m = useMessages();
  const words = useKnownTexts(panelTexts);
  const session = useSession();
  const drafts = useSignal(session.log.drafts);
  const news = useSignal(session.carryNews);
  const [said, say] = useState('');
  const [newsAtFirst] = useState(news);
  const told = news && newsWords(news, words);
  const close = () => {
    session.carryNews.set(undefined);
    onClose();
  };
  const retry = useRetry(close, say);
  const lead = !news
    ? words.drafts.lead
    : news.refused
      ? words.drafts.refusedKept
      : `${words.drafts.fetchedLead} ${told?.help}`;
  return (
    <Dialog isAlert className="drafts" title={told?.fact ?? m.drafts.title} lead={lead} onClose={close}>
      <DraftList onRetry={retry} onSay={say} />
      {news && drafts.length > 0 && <p className="quiet">{words.drafts.where}</p>}
      <div className="dialog-foot">
        <button type="button" className="button primary" onClick={close}>
          {news && drafts.length > 0 ? words.drafts.keep(drafts.length) : m.app.close}
        </button>
      </div>
      <output className="hidden">
        {said} {news !== newsAtFirst && told?.fact}
      </output>
    </Dialog>
  );
}

/** Does a draft again as a new step of mine. When the server refuses that too, it is a draft again. */
function useRetry(close: () => void, say: (words: string) => void): (draft: Draft) => void {
  const m = useMessages();
  const words = useKnownTexts(panelTexts);
  const session = useSession();
  const store = useStore();
  const notices = useNotices();
  return (draft) => {
    const commands = commandsOf(draft, store);
    const isLast = session.log.drafts.value.length === 1;
    if (!commands) return say(words.drafts.noPlace);
    try {
      const { created } = session.do(draft.deed, ...commands);
      session.log.discard(draft);
      renamed(draft, created).forEach(([from, to]) => session.log.rename(from, to));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return say(error.code === 'limit' ? m.done.limit : words.drafts.failed);
    }
    const done = words.drafts.retried(draft.deed.name);
    if (!isLast) return say(done);
    close();
    notices.show({ text: done });
  };
}

/** A record that is made again gets another id; drafts that build on it follow. */
function renamed({ patches }: Draft, created: readonly string[]): [from: string, to: string][] {
  const before = patches.filter(({ op }) => op === 'create');
  return created.flatMap((id, index) => (before[index] ? [[before[index].id, id]] : []));
}
