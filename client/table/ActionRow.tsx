import { PencilIcon, SidebarRightIcon } from '@navikt/aksel-icons';
import { memo, type ReactNode } from 'react';
import { tableTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import type { Action } from '../../shared/plan/schema.ts';
import type { ColumnId } from '../../shared/table/columns.ts';
import type { ActionRow as ActionRowData } from '../../shared/table/rows.ts';
import { useDesk } from '../hand/desk.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useSignalPart } from '../lib/signal.ts';
import type { CellMark } from '../presence/presence.ts';
import { useRecord } from '../state/hooks.tsx';
import { nameOf } from '../state/names.ts';
import { planLanguage } from '../state/plan-language.ts';
import { useOpenCard } from '../sync/card-way.ts';
import { usePresence } from '../sync/hooks.tsx';
import { PersonTag } from '../ui/PersonTag.tsx';
import { CellEditor } from './CellEditor.tsx';
import { CellView } from './CellView.tsx';
import { ChooseBox } from './ChooseBox.tsx';
import { alignOf } from './column-style.ts';
import { useSheet } from './sheet.ts';
import { useTable } from './table-context.tsx';
import { useEditEnd } from './use-edit-end.ts';

interface ActionRowProps {
  readonly row: ActionRowData;
  readonly index: number;
}

/** One action. It renders again only when its own record, or something of mine in it, is another. */
export const ActionRow = memo(function ActionRow({ row: { id, isDim }, index }: ActionRowProps) {
  const t = useKnownTexts(tableTexts);
  const m = useMessages();
  const { setup } = useTable();
  const action = useRecord('action', id);
  const isChosen = useSignalPart(useDesk().choosing.ids, (ids) => ids.has(id));
  const known = action && !isBroken(action) ? action : undefined;
  const name = nameOf(action, m);
  const classes = ['table-row is-action', isDim && 'is-dim', isChosen && 'is-chosen']
    .filter(Boolean)
    .join(' ');
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-level={setup.isFlat ? undefined : 3}
      aria-selected={isChosen}
      data-row={id}
      data-id={id}
      className={classes}
    >
      <div role="gridcell" aria-colindex={1} data-column="select" className="table-cell">
        <ChooseBox ids={[id]} label={t.chooseRow(name)} row={id} />
      </div>
      {known ? (
        <Cells action={known} name={name} />
      ) : (
        <div
          role="gridcell"
          aria-colindex={2}
          data-column="title"
          data-stop
          tabIndex={-1}
          className="table-cell is-broken"
        >
          {m.board.broken}
        </div>
      )}
    </div>
  );
});

/** The cells of an action: which of them I am in, what of them is in the block, and who else is in one. */
function Cells({ action, name }: { readonly action: Action; readonly name: string }) {
  const { id } = action;
  const sheet = useSheet();
  const { setup, ctx } = useTable();
  const active = useSignalPart(sheet.active, (spot) => (spot?.row === id ? spot.column : undefined));
  const editing = useSignalPart(sheet.editing, (spot) => (spot?.row === id ? spot : undefined));
  const block = useSignalPart(sheet.block, () => sheet.blockIn(id));
  const marks = useSignalPart(usePresence().cells, (cells) => cells.get(id));
  const end = useEditEnd();
  return setup.columns.map((column, at) => {
    const isEdited = editing?.column === column;
    const mark = marks?.find(({ field }) => field === column);
    return (
      <Cell
        key={column}
        column={column}
        at={at}
        isActive={active === column}
        isEdited={isEdited}
        block={blockClass(block, at + 1)}
        mark={mark}
      >
        {isEdited ? (
          <CellEditor action={action} column={column} ctx={ctx} start={editing.start} {...end} />
        ) : (
          <CellView action={action} column={column} ctx={ctx} />
        )}
        {column === 'title' && !isEdited && <OpenButton id={id} name={name} />}
      </Cell>
    );
  });
}

interface CellProps {
  readonly column: ColumnId;
  readonly at: number;
  readonly isActive: boolean;
  readonly isEdited: boolean;
  readonly block: string;
  readonly mark: CellMark | undefined;
  readonly children: ReactNode;
}

function Cell({ column, at, isActive, isEdited, block, mark, children }: CellProps) {
  const classes = ['table-cell', alignOf(column), isEdited && 'is-edited', block, mark && 'is-theirs'];
  return (
    <div
      role={column === 'title' ? 'rowheader' : 'gridcell'}
      aria-colindex={at + 2}
      aria-selected={block !== '' || undefined}
      data-column={column}
      data-stop={isEdited ? undefined : ''}
      data-person={mark?.other.user.colour}
      tabIndex={isEdited ? undefined : isActive ? 0 : -1}
      className={classes.filter(Boolean).join(' ')}
      lang={column === 'title' || column === 'time' ? planLanguage : undefined}
    >
      {children}
      {mark && <TheirTag mark={mark} />}
    </div>
  );
}

/** Who is in a cell, above it. */
function TheirTag({ mark: { other, isWriting } }: { readonly mark: CellMark }) {
  const t = useKnownTexts(tableTexts);
  const m = useMessages();
  const { name, organisation, colour } = other.user;
  const who = m.people.nameTag(name, organisation);
  return (
    <span className="table-tag">
      <PersonTag colour={colour} icon={isWriting && <PencilIcon aria-hidden />}>
        {isWriting ? t.writing(who) : who}
      </PersonTag>
    </span>
  );
}

function OpenButton({ id, name }: { readonly id: string; readonly name: string }) {
  const t = useKnownTexts(tableTexts);
  const openCard = useOpenCard();
  return (
    <button
      type="button"
      className="table-open"
      tabIndex={-1}
      aria-label={t.open(name)}
      title={t.open(name)}
      onClick={() => openCard(id)}
    >
      <SidebarRightIcon aria-hidden />
    </button>
  );
}

/** @param block as `Sheet.blockIn` tells it @param at the place of the column among all, the boxes first */
function blockClass(block: string, at: number): string {
  const [ends, ...edges] = block.split(' ');
  const [first, last] = (ends ?? '').split('-').map(Number);
  if (!block || at < first! || at > last!) return '';
  return ['is-block', ...edges, at === first && 'left', at === last && 'right'].filter(Boolean).join(' ');
}
