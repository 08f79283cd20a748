import { useEffect, useRef } from 'react';
import { cardTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { useRecord } from '../state/hooks.tsx';
import { nameOf } from '../state/names.ts';
import { slotOf } from '../state/slot.ts';
import { usePresence, useSession } from '../sync/hooks.tsx';
import { CardBody } from './CardBody.tsx';
import { CardHead } from './CardHead.tsx';
import { useCardKeys } from './use-card-keys.ts';
import { useHome } from './use-home.ts';
import { useNeighbours } from './use-neighbours.ts';
import './panel.css';

interface CardPanelProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** One card, open beside the board; on a phone in its place. */
export function CardPanel({ id, onClose }: CardPanelProps) {
  const m = useMessages();
  const texts = useKnownTexts(cardTexts);
  const action = useRecord('action', id);
  const panel = useRef<HTMLElement>(null);
  const { theme } = useHome(action);
  const way = useNeighbours(id);
  useCardKeys({ id, way, onClose });
  useFocusWithin(panel, id);
  useLookingAt(id);
  const isThere = action && !isBroken(action);
  return (
    <aside
      ref={panel}
      className="card-panel"
      data-card={id}
      data-slot={slotOf(theme && !isBroken(theme) ? theme.no : undefined)}
      aria-label={isThere ? texts.label(nameOf(action, m)) : texts.title}
      tabIndex={-1}
    >
      <CardHead id={id} action={action} way={way} onClose={onClose} />
      {isThere ? (
        <CardBody key={id} action={action} />
      ) : action ? (
        <Notice title={m.board.broken} help={m.board.brokenHelp(id)} />
      ) : (
        <Absent />
      )}
    </aside>
  );
}

/** Either it has not come yet, or there is none. */
function Absent() {
  const texts = useKnownTexts(cardTexts);
  const { status } = useSession();
  const line = useSignal(status.line);
  const isStored = useSignal(status.isStored);
  const isComing = line.state === 'connecting' || (line.state === 'open' && !isStored);
  if (isComing)
    return (
      <p className="card-absent quiet" aria-busy="true">
        {texts.loading}
      </p>
    );
  return <Notice title={texts.missing} help={texts.missingHelp} />;
}

function Notice({ title, help }: { readonly title: string; readonly help: string }) {
  return (
    <div className="card-absent" role="status">
      <h2>{title}</h2>
      <p className="quiet">{help}</p>
    </div>
  );
}

/** Whoever opens a card goes on in it. Focus on its own buttons stays there from card to card. */
function useFocusWithin(panel: { readonly current: HTMLElement | null }, id: string): void {
  useEffect(() => {
    if (!panel.current?.contains(document.activeElement)) panel.current?.focus({ preventScroll: true });
  }, [panel, id]);
}

/** While it is open, the others see me at it. */
function useLookingAt(id: string): void {
  const presence = usePresence();
  useEffect(() => {
    presence.look(id);
    return () => presence.look(undefined);
  }, [presence, id]);
}
