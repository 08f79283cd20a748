import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { fold } from '../../shared/fold.ts';
import { recurrences, statuses, type Status } from '../../shared/plan/schema.ts';
import { cellText, type CellContext } from '../../shared/table/cells.ts';
import { useMessages } from '../lib/i18n.tsx';
import { StatusMark } from '../marks/StatusMark.tsx';
import { nameOf } from '../state/names.ts';
import type { CellEditorProps } from './CellEditor.tsx';
import { isComposing, moveOf } from './cell-keys.ts';
import { CellPopup } from './CellPopup.tsx';
import { CellStrip } from './CellStrip.tsx';
import { useCaret } from './use-caret.ts';
import { useCellWriting } from './use-cell-writing.ts';

interface Choice {
  /** What stands in the cell then. */
  readonly text: string;
  readonly status?: Status;
}

function choicesOf(column: CellEditorProps['column'], { words }: CellContext): readonly Choice[] {
  if (column === 'status') return statuses.map((status) => ({ text: words.status[status], status }));
  return [{ text: '' }, ...recurrences.map((one) => ({ text: words.cells.recurrence[one] }))];
}

/** The first choice that begins as typed, or has a word that does. @returns -1 for none */
function sought(choices: readonly Choice[], typed: string): number {
  const wanted = fold(typed.trim()).text;
  const texts = choices.map(({ text }) => fold(text).text);
  const start = texts.findIndex((text) => text !== '' && text.startsWith(wanted));
  return start >= 0 ? start : texts.findIndex((text) => text.includes(` ${wanted}`));
}

/** Picks one of a few: letters find, arrows go, Enter takes. */
export function ChoiceEditor({ action, column, ctx, start, ...ends }: CellEditorProps) {
  const m = useMessages();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const stored = cellText(action, column, ctx);
  const choices = choicesOf(column, ctx);
  const writing = useCellWriting({
    action, column, ctx, box, ...ends, initial: start ?? '', isTyped: start !== undefined,
  }); // prettier-ignore
  const [active, setActive] = useState(() =>
    start === undefined ? choices.findIndex(({ text }) => text === stored) : sought(choices, start),
  );
  useCaret(field);
  const { text, fault, theirs } = writing;
  const take = (move: Parameters<typeof writing.commit>[0], at = active) =>
    writing.commit(move, choices[at]?.text ?? text);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (isComposing(event)) return;
    const move = moveOf(event);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') writing.cancel();
    else if (step !== undefined) {
      const next = (active + step + choices.length) % choices.length;
      setActive(next);
      writing.type(choices[next]!.text);
    } else if (move) take(move);
    else return;
    event.preventDefault();
  };
  const isNone = text !== '' && active < 0;
  const strip = fault ?? (isNone ? ctx.words.cells.noChoice : undefined);
  const isListed = strip === undefined && theirs === undefined;
  return (
    <div ref={box} className="cell-editor" role="presentation" onBlur={writing.onBlur}>
      <input
        ref={field}
        type="text"
        className="cell-field"
        role="combobox"
        autoComplete="off"
        aria-label={`${ctx.words.cells.columns[column]}, ${nameOf(action, m)}`}
        aria-expanded={isListed}
        aria-controls={isListed ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isListed && active >= 0 ? `${id}-${active}` : undefined}
        aria-describedby={isListed ? undefined : `${id}-strip`}
        placeholder={stored}
        value={text}
        onChange={({ target }) => {
          writing.type(target.value);
          setActive(target.value.trim() === '' ? -1 : sought(choices, target.value));
        }}
        onKeyDown={onKeyDown}
      />
      {isListed ? (
        <CellPopup className="cell-list">
          <List
            id={id}
            choices={choices}
            active={active}
            ctx={ctx}
            column={column}
            onTake={(at) => take('stay', at)}
          />
        </CellPopup>
      ) : (
        <CellStrip id={`${id}-strip`} texts={ctx.words.cells} reading="" fault={strip} theirs={theirs} />
      )}
    </div>
  );
}

interface ListProps extends Pick<CellEditorProps, 'ctx' | 'column'> {
  readonly id: string;
  readonly choices: readonly Choice[];
  readonly active: number;
  readonly onTake: (at: number) => void;
}

const List = ({ id, choices, active, ctx: { words }, column, onTake }: ListProps) => (
  <div id={`${id}-list`} role="listbox" aria-label={words.cells.columns[column]}>
    {choices.map(({ text, status }, at) => (
      <button
        key={text}
        type="button"
        id={`${id}-${at}`}
        role="option"
        aria-selected={at === active}
        tabIndex={-1}
        className="menu-item"
        onClick={() => onTake(at)}
      >
        {status ? <StatusMark status={status} /> : text || words.cells.none.other}
      </button>
    ))}
  </div>
);
