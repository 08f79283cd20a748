import { useEffect, useState } from 'react';
import { cardTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { usePeople } from '../state/plan-people.ts';
import { useSession } from '../sync/hooks.tsx';
import { History, bySitting } from './history.ts';
import { HistoryLine } from './HistoryLine.tsx';
import type { SectionProps } from './section.ts';

/** What was changed, by whom, from what to what; one thing at a time can be put back. */
export function HistoryTab({ action, may }: SectionProps) {
  const texts = useKnownTexts(cardTexts);
  const { plan, status } = useSession();
  const isStored = useSignal(status.isStored);
  const [history] = useState(() => new History(plan, action.id));
  const told = useSignal(history.told);
  const people = usePeople([...new Set(told?.changes.map(({ who }) => who))].toSorted());
  useEffect(() => () => history.dispose(), [history]);
  useEffect(() => {
    // What I have just written is told when the server has it.
    if (isStored) void history.refresh();
  }, [history, action, isStored]);
  if (!told)
    return (
      <p className="card-history-note quiet" aria-busy="true">
        {texts.history.loading}
      </p>
    );
  const changes = bySitting(told.changes);
  return (
    <div data-section="history">
      {told.hasFailed && (
        <p className="card-history-note" role="status">
          {texts.history.failed}
        </p>
      )}
      <ol className="card-history">
        {changes.map((change) => (
          <HistoryLine
            key={`${change.seq} ${change.field} ${change.key}`}
            change={change}
            action={action}
            may={may}
            person={people.get(change.who)}
          />
        ))}
      </ol>
      {told.isAll && changes.length === 0 && <p className="card-history-note quiet">{texts.history.none}</p>}
      {(!told.isAll || told.hasFailed) && (
        <button
          type="button"
          className="button small"
          onClick={() => void (told.hasFailed ? history.refresh() : history.more())}
        >
          {told.hasFailed ? texts.history.again : texts.history.more}
        </button>
      )}
    </div>
  );
}
