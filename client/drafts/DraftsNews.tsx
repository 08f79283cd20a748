import { ArrowsCirclepathIcon, ExclamationmarkTriangleIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useEffect, useEffectEvent } from 'react';
import { panelTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { useStore } from '../state/hooks.tsx';
import { Line } from '../sync/Banner.tsx';
import { useSession } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { newsWords } from './words.ts';

interface DraftsNewsProps {
  readonly isOpen: boolean;
  /** Opens the drafts. */
  readonly onOpen: () => void;
}

/**
 * Tells that a change was not taken, or that the plan was fetched anew. The drafts open by themselves, unless somebody
 * has something in hand just then: a letter must not land on a button. Where nothing was lost a line is enough.
 */
export function DraftsNews({ isOpen, onOpen }: DraftsNewsProps) {
  const m = useMessages();
  const words = useKnownTexts(panelTexts);
  const session = useSession();
  const store = useStore();
  const notices = useNotices();
  const news = useSignal(session.carryNews);
  const tell = useEffectEvent(() => {
    if (!news) return;
    const { fact, help } = newsWords(news, words);
    notices.alert(`${fact}. ${help}`);
    if (news.drafts.length > 0 && !isOpen && !store.isHolding && !isBusy()) onOpen();
  });
  useEffect(() => tell(), [news]);
  if (!news || isOpen) return null;
  const { fact, help } = newsWords(news, words);
  const count = news.drafts.length;
  const Icon = news.refused ? ExclamationmarkTriangleIcon : ArrowsCirclepathIcon;
  return (
    <Line
      tone={news.refused ? 'red' : count > 0 ? 'amber' : 'green'}
      icon={<Icon aria-hidden />}
      fact={`${fact}.`}
      action={
        count > 0 ? (
          <button type="button" className="button small" onClick={onOpen}>
            {words.drafts.see(count)}
          </button>
        ) : (
          <button
            type="button"
            className="button ghost icon small"
            aria-label={m.app.close}
            onClick={() => session.carryNews.set(undefined)}
          >
            <XMarkIcon aria-hidden fontSize="1.25rem" />
          </button>
        )
      }
    >
      {help}
    </Line>
  );
}

/** Whether somebody is writing, or has a dialog or a menu open. */
const isBusy = (): boolean =>
  document.activeElement?.matches('input, textarea, select, [contenteditable=true]') === true ||
  document.querySelector('dialog[open], :popover-open') !== null;
