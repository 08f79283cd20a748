import { HandFingerIcon } from '@navikt/aksel-icons';
import { useMessages } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { useStore } from '../state/hooks.tsx';
import { useBoard } from './board-context.tsx';
import { labelOf } from '../state/names.ts';

/** Under a finger one cannot see where a card will land: it is told at the edge of the screen, with a way out. */
export function LiftSay() {
  const m = useMessages();
  const store = useStore();
  const { lifting } = useBoard();
  const lift = useSignal(lifting.current);
  if (lift?.by !== 'pointer') return null;
  const parent = store.record(lift.entity === 'action' ? 'strategy' : 'theme', lift.target.parent);
  const of = lifting.siblings(lift, lift.target.parent).length + 1;
  // The sensor of the drag listens for the key: a second finger can reach this button.
  const cancel = () => document.dispatchEvent(new KeyboardEvent('keydown', { code: 'Escape' }));
  return (
    <div className="lift-say" aria-hidden>
      <HandFingerIcon />
      <span className="grow">
        <strong className="number">{labelOf(store.record(lift.entity, lift.id))}</strong>{' '}
        {m.drag.say(labelOf(parent), lift.target.index + 1, of)}
      </span>
      <button type="button" className="button ghost" tabIndex={-1} onTouchStart={cancel}>
        {m.app.cancel}
      </button>
    </div>
  );
}
