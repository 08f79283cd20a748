import { ClockDashedIcon, MenuElipsisVerticalIcon, PencilIcon } from '@navikt/aksel-icons';
import { memo, useRef, useState } from 'react';
import { isBroken } from '../../shared/plan/document.ts';
import type { Action } from '../../shared/plan/schema.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useSignalPart } from '../lib/signal.ts';
import type { Other } from '../presence/presence.ts';
import { useLook, type Look } from '../state/filter.ts';
import { useRecord } from '../state/hooks.tsx';
import { usePresence, useSession } from '../sync/hooks.tsx';
import { PersonTag } from '../ui/PersonTag.tsx';
import { useBoard, useEditable } from './board-context.tsx';
import { CardFace } from './CardFace.tsx';
import { labelOf } from '../state/names.ts';
import { spotOf } from '../hand/spot.ts';
import { CardMenu } from './CardMenu.tsx';
import { TitleEditor } from './TitleEditor.tsx';
import './card.css';
import { HomeElsewhere } from './HomeElsewhere.tsx';

interface CardProps {
  readonly id: string;
  /** The strategy it is drawn under, when that is not where it is at home. */
  readonly second?: string | undefined;
}

/** One action on the board. It takes an id, so that it renders again only when its own record changes. */
export const Card = memo(function Card({ id, second }: CardProps) {
  const m = useMessages();
  const action = useRecord('action', id);
  const look = useLook(id);
  if (!action || look?.verdict === 'hidden') return null;
  if (!isBroken(action)) return <WholeCard action={action} second={second} look={look} />;
  return (
    <article className="card is-broken" data-stop data-id={spotOf(id, second)} tabIndex={-1}>
      <h4 className="card-title">{m.board.broken}</h4>
      <p className="quiet">{m.board.brokenHelp(id)}</p>
    </article>
  );
});

interface WholeCardProps extends Pick<CardProps, 'second'> {
  readonly action: Action;
  readonly look: Look | undefined;
}

function WholeCard({ action, second, look }: WholeCardProps) {
  const m = useMessages();
  const { id } = action;
  const spot = spotOf(id, second);
  const { lifting, choosing, opened, card: beside } = useBoard();
  const may = useEditable();
  const isOpen = useSignalPart(beside, (open) => open === id);
  const isChosen = useSignalPart(choosing.ids, (ids) => ids.has(id));
  const card = useRef<HTMLElement>(null);
  const [menuAnchor, openMenu] = useState<HTMLElement>();
  const mark = useSignalPart(usePresence().marks, (marks) => marks.get(`action/${id}`));
  const isMine = useSignalPart(lifting.held, (held) => held === spot);
  const isEdited = useSignalPart(
    opened,
    (open) => open?.what === 'title' && open.id === id && open.second === second,
  );
  const { writer } = mark ?? {};
  // What somebody has in hand is the card where it is at home.
  const lifter = second === undefined ? mark?.lifter : undefined;
  const other = lifter ?? writer;
  const label = labelOf(action);
  const isDim = look?.verdict === 'dim';
  const name = useCardName(action, isDim);
  return (
    <article
      ref={card}
      className={[
        'card',
        isOpen && 'is-open',
        isDim && 'is-dim',
        isChosen && 'is-chosen',
        isMine && 'is-mine',
        lifter && 'is-away',
        writer && 'is-written',
      ]
        .filter(Boolean)
        .join(' ')}
      data-stop
      data-id={spot}
      data-entity="action"
      data-action={isEdited ? undefined : id}
      data-person={other?.user.colour}
      data-hint={
        may
          ? `Enter ${m.board.hint.open} · ${m.keys.space} ${m.board.hint.lift} · E ${m.board.hint.edit} · M ${m.board.hint.moveTo}`
          : undefined
      }
      tabIndex={-1}
      aria-roledescription={may ? m.card.role : undefined}
      aria-label={isChosen ? `${name}, ${m.card.chosen}` : name}
      aria-describedby={may ? 'card-keys' : undefined}
      aria-current={isOpen ? 'true' : undefined}
      onContextMenu={(event) => {
        if (!may) return;
        event.preventDefault();
        if (!lifting.current.value) openMenu(card.current!);
      }}
    >
      <CardFace
        action={action}
        hits={look?.hits}
        editor={
          isEdited ? (
            <TitleEditor entity="action" id={id} second={second} label={m.card.titleField(label)} />
          ) : undefined
        }
        menu={may && <MenuButton label={m.card.menu(label)} onOpen={openMenu} />}
      />
      {second !== undefined && <HomeElsewhere id={id} />}
      <Unsent id={id} />
      {other && <WhoIsHere other={other} isLifting={lifter !== undefined} />}
      {isMine && <span className="card-ghost-words">{m.drag.mine}</span>}
      {may && menuAnchor && (
        <CardMenu action={action} second={second} anchor={menuAnchor} onClose={() => openMenu(undefined)} />
      )}
    </article>
  );
}

/** What I have changed in it without a network is told until it is stored. */
function Unsent({ id }: { readonly id: string }) {
  const m = useMessages();
  const isUnsent = useSignalPart(useSession().unsentRecords, (records) => records.has(`action/${id}`));
  if (!isUnsent) return null;
  return (
    <p className="card-foot">
      <ClockDashedIcon aria-hidden />
      {m.card.unsent}
    </p>
  );
}

/** What the card is called to those who do not see it. */
function useCardName({ number, title, status = 'proposed' }: Action, isDim: boolean): string {
  const m = useMessages();
  const name = m.card.label(number ?? m.board.new, title, m.status[status]);
  return isDim ? `${name}, ${m.card.dim}` : name;
}

interface MenuButtonProps {
  readonly label: string;
  readonly onOpen: (anchor: HTMLElement) => void;
}

const MenuButton = ({ label, onOpen }: MenuButtonProps) => (
  <button
    type="button"
    className="card-menu"
    data-still
    tabIndex={-1}
    aria-label={label}
    aria-haspopup="menu"
    onClick={(event) => onOpen(event.currentTarget)}
  >
    <MenuElipsisVerticalIcon aria-hidden fontSize="1.25rem" />
  </button>
);

/** Who writes in the card, or has it in hand: a ring is drawn by the card, this is the name to it. */
function WhoIsHere({ other: { user }, isLifting }: { readonly other: Other; readonly isLifting: boolean }) {
  const m = useMessages();
  const who = m.people.nameTag(user.name, user.organisation);
  if (isLifting) return <span className="card-ghost-words">{m.people.movedBy(who)}</span>;
  return (
    <span className="card-writer">
      <PersonTag colour={user.colour} icon={<PencilIcon aria-hidden />}>
        {m.people.writes(who)}
      </PersonTag>
    </span>
  );
}
