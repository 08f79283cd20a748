import { ChatIcon, ClockIcon } from '@navikt/aksel-icons';
import { memo } from 'react';
import type { Action } from '../../shared/plan/schema.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useCommentsOnCard, useOpenParts } from '../state/said.ts';

/** What a card tells of what was said, always in this order: parts that are open, comments. */
export const CardBadges = memo(function CardBadges({ action }: { readonly action: Action }) {
  const m = useMessages().said;
  const open = useOpenParts(action);
  const comments = useCommentsOnCard(action.id);
  return (
    <>
      {open > 0 && (
        <span className="card-badge open-parts" title={m.openParts(open)}>
          <ClockIcon aria-hidden />
          <span aria-hidden>{open}</span>
          <span className="hidden">{m.openParts(open)}</span>
        </span>
      )}
      {comments > 0 && (
        <span className="card-badge" title={m.comments(comments)}>
          <ChatIcon aria-hidden />
          <span aria-hidden>{comments}</span>
          <span className="hidden">{m.comments(comments)}</span>
        </span>
      )}
    </>
  );
});
