import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import { useMessages } from '../lib/i18n.tsx';
import { useShown } from '../state/hooks.tsx';
import { useMay } from '../sync/hooks.tsx';
import { EditableContext, lockedClass } from './board-context.tsx';
import { Card } from './Card.tsx';
import { listClass, StrategyGroup } from './StrategyGroup.tsx';

/** What has lost its strategy or theme: drawn when there is such, first in the row so that it is seen. */
export function Unplaced() {
  const m = useMessages();
  const strategies = useShown((shown) => shown.unplacedStrategies);
  const actions = useShown((shown) => shown.unplaced);
  const may = useMay('edit-plan', { theme: null });
  return (
    <EditableContext value={may}>
      <section className={`column is-unplaced ${may ? '' : lockedClass}`} aria-label={m.board.unplaced}>
        <header className="theme-head">
          <div className="theme-line">
            <ExclamationmarkTriangleIcon aria-hidden fontSize="1.375rem" />
            <h2>{m.board.unplaced}</h2>
          </div>
          <p className="theme-facts">{m.board.unplacedHelp}</p>
        </header>
        <div className="column-body">
          <div className="column-content">
            {strategies.map((id) => (
              <StrategyGroup key={id} id={id} />
            ))}
            <ul className={listClass(actions)}>
              {actions.map((id) => (
                <li key={id}>
                  <Card id={id} />
                </li>
              ))}
            </ul>
          </div>
        </div>
      </section>
    </EditableContext>
  );
}
