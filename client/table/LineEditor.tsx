import { useId, useRef, type KeyboardEvent } from 'react';
import { cellText, type CellContext } from '../../shared/table/cells.ts';
import { likelyDue } from '../../shared/table/when.ts';
import { useMessages } from '../lib/i18n.tsx';
import { nameOf } from '../state/names.ts';
import { planLanguage } from '../state/plan-language.ts';
import type { CellEditorProps } from './CellEditor.tsx';
import { isComposing, moveOf } from './cell-keys.ts';
import { CellStrip } from './CellStrip.tsx';
import { dateReading, timeReading } from './cell-words.ts';
import { useCaret } from './use-caret.ts';
import { useCellWriting } from './use-cell-writing.ts';

/** Writes one line in a cell; under it stands how a time or a date is read. */
export function LineEditor({ action, column, ctx, start, ...ends }: CellEditorProps) {
  const m = useMessages();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const stored = cellText(action, column, ctx);
  // For a day that there is none of, the one that was probably meant stands ready.
  const likely =
    column === 'due' && stored === '' && start === undefined && action.timeText !== undefined
      ? likelyDue(action.timeText, ctx.language, ctx.words.cells.dates)
      : undefined;
  const writing = useCellWriting({
    action, column, ctx, box, ...ends, initial: start ?? likely ?? stored, isTyped: start !== undefined,
  }); // prettier-ignore
  useCaret(field, likely !== undefined);
  const { text, fault, theirs, commit } = writing;
  const isOffered = likely !== undefined && text === likely;
  const reading = isOffered
    ? ctx.words.cells.reading.offered(action.timeText!, likely)
    : readingOf(text, column, ctx);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (isComposing(event)) return;
    const arrow = { ArrowDown: 'down', ArrowUp: 'up' } as const;
    // Who began by typing goes on with an arrow, as in a spreadsheet.
    const move = moveOf(event) ?? (start === undefined ? undefined : arrow[event.key as 'ArrowDown']);
    if (event.key === 'Escape') writing.cancel();
    else if (move) commit(move);
    else return;
    event.preventDefault();
  };
  return (
    <div ref={box} className="cell-editor" role="presentation" onBlur={writing.onBlur}>
      <input
        ref={field}
        type="text"
        className={column === 'title' ? 'cell-field cell-title' : 'cell-field number'}
        lang={planLanguage}
        aria-label={`${ctx.words.cells.columns[column]}, ${nameOf(action, m)}`}
        aria-describedby={reading || fault || theirs !== undefined ? id : undefined}
        aria-invalid={fault !== undefined || undefined}
        autoComplete="off"
        value={text}
        onChange={({ target }) => writing.type(target.value)}
        onKeyDown={onKeyDown}
      />
      <CellStrip id={id} texts={ctx.words.cells} reading={reading} fault={fault} theirs={theirs} />
    </div>
  );
}

function readingOf(text: string, column: CellEditorProps['column'], ctx: CellContext): string {
  if (column === 'time') return timeReading(text, ctx);
  if (column === 'due' || column === 'start') return dateReading(text, column, ctx);
  return column === 'nextDate' ? dateReading(text, 'day', ctx) : '';
}
