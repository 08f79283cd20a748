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
import { CardMenu } from './CardMenu.tsx';
import { labelOf } from '../state/names.ts';
import { TitleEditor } from './TitleEditor.tsx';
import './card.css';

/** One action on the board. It takes an id, so that it renders again only when its own record changes. */
export const Card = memo(function Card({ id }: { readonly id: string }) {
  const m = useMessages();
  const action = useRecord('action', id);
  const look = useLook(id);
  if (!action || look?.verdict === 'hidden') return null;
  if (!isBroken(action)) return <WholeCard action={action} look={look} />;
  return (
    <article className="card is-broken" data-stop data-id={id} tabIndex={-1}>
      <h4 className="card-title">{m.board.broken}</h4>
      <p className="quiet">{m.board.brokenHelp(id)}</p>
    </article>
  );
});

function WholeCard({ action, look }: { readonly action: Action; readonly look: Look | undefined }) {
  const m = useMessages();
  const { id } = action;
  const { lifting, opened, card: beside } = useBoard();
  const may = useEditable();
  const isOpen = useSignalPart(beside, (open) => open === id);
  const card = useRef<HTMLElement>(null);
  const [menuAnchor, openMenu] = useState<HTMLElement>();
  const mark = useSignalPart(usePresence().marks, (marks) => marks.get(`action/${id}`));
  const isMine = useSignalPart(lifting.held, (held) => held === id);
  const isUnsent = useSignalPart(useSession().unsentRecords, (records) => records.has(`action/${id}`));
  const isEdited = useSignalPart(opened, (open) => open?.what === 'title' && open.id === id);
  const { writer, lifter } = mark ?? {};
  const other = lifter ?? writer;
  const label = labelOf(action);
  const isDim = look?.verdict === 'dim';
  const name = m.card.label(
    action.number ?? m.board.new,
    action.title,
    m.status[action.status ?? 'proposed'],
  );
  return (
    <article
      ref={card}
      className={[
        'card',
        isOpen && 'is-open',
        isDim && 'is-dim',
        isMine && 'is-mine',
        lifter && 'is-away',
        writer && 'is-written',
      ]
        .filter(Boolean)
        .join(' ')}
      data-stop
      data-id={id}
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
      aria-label={isDim ? `${name}, ${m.card.dim}` : name}
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
          isEdited ? <TitleEditor entity="action" id={id} label={m.card.titleField(label)} /> : undefined
        }
        menu={may && <MenuButton label={m.card.menu(label)} onOpen={openMenu} />}
      />
      {isUnsent && (
        <p className="card-foot">
          <ClockDashedIcon aria-hidden />
          {m.card.unsent}
        </p>
      )}
      {other && <WhoIsHere other={other} isLifting={lifter !== undefined} />}
      {isMine && <span className="card-ghost-words">{m.drag.mine}</span>}
      {may && menuAnchor && (
        <CardMenu action={action} anchor={menuAnchor} onClose={() => openMenu(undefined)} />
      )}
    </article>
  );
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
