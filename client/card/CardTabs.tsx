import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { cardTexts, partiesTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { late } from '../lib/late.tsx';
import { useCommentCount } from '../state/said.ts';
import { HistoryTab } from './HistoryTab.tsx';
import type { SectionProps } from './section.ts';
import { useCommentKey } from './use-comment-key.ts';

const CommentsTab = late(async () => (await import('./CommentsTab.tsx')).CommentsTab, partiesTexts);

const tabs = ['history', 'comments'] as const;
type Tab = (typeof tabs)[number];

/** What was changed, and what was said. One comes to what was said first: it is answered more often than undone. */
export function CardTabs(props: SectionProps) {
  const texts = useKnownTexts(cardTexts);
  const id = useId();
  const [open, setOpen] = useState<Tab>('comments');
  const said = useRef<HTMLDivElement>(null);
  const count = useCommentCount(props.action.id);
  useCommentKey(said, props.action.id, () => setOpen('comments'));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const other = tabs.find((tab) => tab !== open)!;
    setOpen(other);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab=${other}]`)?.focus();
  };
  return (
    <div ref={said} className="card-said">
      <div className="card-tabs" role="tablist" tabIndex={-1} aria-label={texts.tabs} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab}
            type="button"
            role="tab"
            id={`${id}-${tab}`}
            data-tab={tab}
            aria-selected={tab === open}
            aria-controls={`${id}-panel`}
            tabIndex={tab === open ? 0 : -1}
            onClick={() => setOpen(tab)}
          >
            {texts.tab[tab]}
            {tab === 'comments' && count > 0 && <span className="tab-count">{count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${open}`}>
        {open === 'history' ? <HistoryTab {...props} /> : <CommentsTab {...props} />}
      </div>
    </div>
  );
}
