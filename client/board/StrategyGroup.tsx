import { ChevronDownIcon, ChevronRightIcon, PlusIcon } from '@navikt/aksel-icons';
import { memo, useEffect, useState } from 'react';
import { isBroken } from '../../shared/plan/document.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useSignalPart } from '../lib/signal.ts';
import type { Other } from '../presence/presence.ts';
import { useShownCount } from '../state/filter.ts';
import { useActions, useCards, useRecord } from '../state/hooks.tsx';
import { usePresence } from '../sync/hooks.tsx';
import { setFolded } from '../hand/desk.ts';
import { useBoard, useEditable } from './board-context.tsx';
import { Card } from './Card.tsx';
import { HeadMenuButton, HeadTag } from './HeadParts.tsx';
import { labelOf } from '../state/names.ts';
import { Slot, useLifted, useSlotIndex, withSlot } from './Slot.tsx';
import { QuickAdd } from './QuickAdd.tsx';
import { StrategyMenu } from './StrategyMenu.tsx';
import { TitleEditor } from './TitleEditor.tsx';
import './strategy.css';
import { planLanguage } from '../state/plan-language.ts';
import { RemoteLift } from './RemoteLift.tsx';

/** A folded strategy opens when a card is held over it this long, in ms. */
const openAfter = 600;

/** A strategy and its cards. Folds. */
export const StrategyGroup = memo(function StrategyGroup({ id }: { readonly id: string }) {
  const { folded, lifting } = useBoard();
  const actions = useActions(id);
  const cards = useCards(id);
  const shown = useShownCount(actions);
  const isFolded = useSignalPart(folded, (ids) => ids.has(id));
  const isMine = useSignalPart(lifting.held, (held) => held === id);
  const isShared = useSignalPart(usePresence().others, (others) => others.some((other) => isAt(other, id)));
  useOpensUnderDrag(id, isFolded);
  return (
    <section
      className={['strategy', isFolded && 'is-folded', isMine && 'is-mine', isShared && 'is-shared']
        .filter(Boolean)
        .join(' ')}
      data-strategy={id}
      data-folded={isFolded}
      style={{ '--cards': cards.length } as object}
    >
      <StrategyHead id={id} count={actions.length} shown={shown} isFolded={isFolded} />
      {!isFolded && <Cards strategy={id} cards={cards} home={actions} />}
      {!isFolded && <RemoteLift strategy={id} />}
    </section>
  );
});

/** Whether somebody else has a strategy in hand, writes its name, or holds a card over it. */
const isAt = ({ cursor, dragging }: Other, strategy: string): boolean =>
  cursor?.id === strategy || dragging?.id === strategy || dragging?.to?.parent === strategy;

function useOpensUnderDrag(id: string, isFolded: boolean): void {
  const { folded, lifting } = useBoard();
  const isAimedAt = useSignalPart(
    lifting.current,
    (lift) => lift?.entity === 'action' && lift.target.parent === id && lift.origin.parent !== id,
  );
  useEffect(() => {
    if (!isAimedAt || !isFolded) return;
    const timer = setTimeout(() => setFolded(folded, id, false), openAfter);
    return () => clearTimeout(timer);
  }, [isAimedAt, isFolded, folded, id]);
}

/** So many cards in one list are left out one by one while they are off screen. */
const many = 20;

export const listClass = (actions: readonly string[]): string =>
  actions.length > many ? 'cards is-long' : 'cards';

interface StrategyHeadProps {
  readonly id: string;
  readonly count: number;
  /** How many of them do what is asked. */
  readonly shown: number;
  readonly isFolded: boolean;
}

function StrategyHead({ id, count, shown, isFolded }: StrategyHeadProps) {
  const m = useMessages();
  const { folded, opened } = useBoard();
  const may = useEditable();
  const strategy = useRecord('strategy', id);
  const [menuAnchor, openMenu] = useState<HTMLElement>();
  const isEdited = useSignalPart(opened, (open) => open?.what === 'title' && open.id === id);
  const mark = useSignalPart(usePresence().marks, (marks) => marks.get(`strategy/${id}`));
  if (!strategy) return null;
  const other = mark?.lifter ?? mark?.writer;
  const label = labelOf(strategy);
  const title = isBroken(strategy) ? m.board.brokenStrategy(id) : strategy.title;
  const Chevron = isFolded ? ChevronRightIcon : ChevronDownIcon;
  return (
    <div className="strategy-head" data-person={other?.user.colour} data-lift="strategy" data-id={id}>
      <h3>
        {isEdited ? (
          <TitleEditor entity="strategy" id={id} label={m.strategy.nameField(label)} />
        ) : (
          <button
            type="button"
            className="strategy-button"
            data-stop
            data-id={id}
            data-entity="strategy"
            tabIndex={-1}
            aria-expanded={!isFolded}
            aria-roledescription={may ? m.card.strategyRole : undefined}
            aria-describedby={may ? 'strategy-keys' : undefined}
            onClick={() => setFolded(folded, id, !isFolded)}
            onDoubleClick={() => may && opened.set({ what: 'title', entity: 'strategy', id })}
          >
            <Chevron aria-hidden fontSize="1rem" />
            <span className="strategy-number number">
              {!isBroken(strategy) && (strategy.number ?? <span className="pill green">{m.board.new}</span>)}
            </span>
            <span className="strategy-title" lang={planLanguage}>
              {title}
            </span>
            <span className="strategy-count number">
              <span aria-hidden>{shown === count ? count : `${shown}/${count}`}</span>
              <span className="hidden">
                {shown === count ? m.strategy.count(count) : m.strategy.countOf(shown, count)}
              </span>
            </span>
          </button>
        )}
      </h3>
      {may && (
        <HeadMenuButton label={m.strategy.menu(label)} isOpen={menuAnchor !== undefined} onOpen={openMenu} />
      )}
      <HeadTag mark={mark} />
      {may && menuAnchor && <StrategyMenu id={id} anchor={menuAnchor} onClose={() => openMenu(undefined)} />}
    </div>
  );
}

interface CardsProps {
  readonly strategy: string;
  readonly cards: readonly string[];
  /** Those of them that are at home here. */
  readonly home: readonly string[];
}

function Cards({ strategy, cards, home }: CardsProps) {
  const m = useMessages();
  const { opened } = useBoard();
  const may = useEditable();
  const slot = useSlotIndex('action', strategy);
  const lifted = useLifted(slot);
  const adding = useSignalPart(opened, (open) =>
    open?.what === 'add' && open.strategy === strategy ? open : undefined,
  );
  const record = useRecord('strategy', strategy);
  const of = cards.filter((id) => !lifted.has(id)).length + 1;
  const quickAdd = adding && <QuickAdd key={adding.after} strategy={strategy} after={adding.after} />;
  return (
    <>
      {cards.length === 0 && slot < 0 && !adding && (
        <p className="strategy-empty">{m.board.emptyStrategy(labelOf(record))}</p>
      )}
      <ul className={listClass(cards)}>
        {withSlot(cards, slot, lifted).map((id) =>
          id === undefined ? (
            <li key="slot">
              <Slot entity="action" parent={strategy} of={of} />
            </li>
          ) : (
            <li key={id}>
              <Card id={id} second={home.includes(id) ? undefined : strategy} />
              {adding?.after === id && quickAdd}
            </li>
          ),
        )}
      </ul>
      {adding && !adding.after && quickAdd}
      {may && !adding && (
        <button
          type="button"
          className="add"
          data-stop
          data-add={strategy}
          tabIndex={-1}
          aria-label={m.quickAdd.field(labelOf(record))}
          onClick={() => opened.set({ what: 'add', strategy })}
        >
          <PlusIcon aria-hidden fontSize="1.0625rem" />
          {m.quickAdd.open}
        </button>
      )}
    </>
  );
}
