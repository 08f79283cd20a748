import { isBroken } from '../../shared/plan/document.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useSignal, useSignalPart } from '../lib/signal.ts';
import { useFigure, useRecord, useStore, useThemes } from '../state/hooks.tsx';
import { slotOf } from '../state/slot.ts';
import { usePresence } from '../sync/hooks.tsx';
import type { PlanStore } from '../state/plan-store.ts';
import { useBoard } from './board-context.tsx';
import { factsOf } from './facts.ts';
import { shownParent, themeOfStrategy, type Arranged } from '../state/names.ts';
import './rail.css';
import { planLanguage } from '../state/plan-language.ts';

/** All themes in one strip: those in view are raised, a click goes there, a dot tells where somebody works. */
export function Rail() {
  const m = useMessages();
  const themes = useThemes();
  const inView = useSignal(useBoard().inView);
  return (
    <nav className="rail" aria-label={m.board.themes} style={{ '--themes': themes.length } as object}>
      {themes.map((id) => (
        <RailItem key={id} id={id} isInView={inView.includes(id)} />
      ))}
    </nav>
  );
}

function RailItem({ id, isInView }: { readonly id: string; readonly isInView: boolean }) {
  const m = useMessages();
  const store = useStore();
  const { focus } = useBoard();
  const theme = useRecord('theme', id);
  const count = useFigure((store) => factsOf(store, id)[0]);
  const isBusy = useSignalPart(usePresence().marks, (marks) =>
    [...marks.keys()].some((key) => themeOf(store, key) === id),
  );
  if (!theme) return null;
  const no = isBroken(theme) ? '' : String(theme.no ?? '');
  const title = isBroken(theme) ? id : theme.title;
  const short = isBroken(theme) ? id : (theme.short ?? theme.title);
  return (
    <button
      type="button"
      className={isInView ? 'rail-item is-in-view' : 'rail-item'}
      data-slot={slotOf(isBroken(theme) ? undefined : theme.no)}
      data-zone={id}
      title={title}
      onClick={() => focus(id)}
    >
      <span className="badge small">{no}</span>
      <span className="rail-name" lang={planLanguage}>
        {short}
      </span>
      <span className="rail-count number">
        <span aria-hidden>{count}</span>
        <span className="hidden">{m.strategy.count(count)}</span>
      </span>
      {isBusy && (
        <span className="rail-dot" title={m.board.workingHere}>
          <span className="hidden">{m.board.workingHere}</span>
        </span>
      )}
    </button>
  );
}

/** The theme of a presence mark (`entity/id`). */
function themeOf(store: PlanStore, key: string): string {
  const [entity, id] = key.split('/') as [Arranged, string];
  if (entity === 'theme') return id;
  return themeOfStrategy(store, entity === 'strategy' ? id : shownParent(store, 'action', id));
}
