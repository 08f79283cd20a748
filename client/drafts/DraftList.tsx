import { DownloadIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { panelTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { useStore } from '../state/hooks.tsx';
import { useSession } from '../sync/hooks.tsx';
import type { Draft } from '../sync/steps.ts';
import { DraftCard } from './DraftCard.tsx';
import { download, textOfDrafts } from './file.ts';
import './drafts.css';

interface DraftListProps {
  readonly onRetry: (draft: Draft) => void;
  /** Tells listeners. */
  readonly onSay: (words: string) => void;
}

/** All my drafts of this plan, and what can be done with them together. */
export function DraftList({ onRetry, onSay }: DraftListProps) {
  const m = useMessages();
  const words = useKnownTexts(panelTexts);
  const { plan, log } = useSession();
  const store = useStore();
  const drafts = useSignal(log.drafts);
  const [discarded, setDiscarded] = useState<readonly Draft[]>([]);
  const list = [...drafts, ...discarded].toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const discard = (...gone: readonly Draft[]) => {
    setDiscarded([...discarded, ...gone]);
    log.discard(...gone);
    onSay(gone.length === 1 ? words.drafts.discarded(gone[0]!.deed.name) : '');
  };
  const takeBack = (draft: Draft) => {
    setDiscarded(discarded.filter(({ id }) => id !== draft.id));
    log.restore(draft);
  };
  const save = () => download(`${words.drafts.file}-${plan}.txt`, textOfDrafts(drafts, store, [m, words]));
  return (
    <>
      <ul className="draft-list">
        {list.map((draft) => (
          <DraftCard
            key={draft.id}
            draft={draft}
            isDiscarded={discarded.includes(draft)}
            onRetry={() => onRetry(draft)}
            onDiscard={() => discard(draft)}
            onTakeBack={() => takeBack(draft)}
            onSay={onSay}
          />
        ))}
      </ul>
      {list.length === 0 && <p>{words.drafts.none}</p>}
      {drafts.length > 0 && (
        <div className="draft-all">
          <button type="button" className="button small" onClick={save}>
            <DownloadIcon aria-hidden />
            {words.drafts.download}
          </button>
          {drafts.length > 1 && (
            <button type="button" className="button ghost small danger" onClick={() => discard(...drafts)}>
              {words.drafts.discardAll}
            </button>
          )}
        </div>
      )}
    </>
  );
}
