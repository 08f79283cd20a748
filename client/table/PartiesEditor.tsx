import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { named, search } from '../../shared/register.ts';
import { cellText } from '../../shared/table/cells.ts';
import { pieceAt, withPiece, type Piece } from '../../shared/table/piece.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { nameOf } from '../state/names.ts';
import { planLanguage } from '../state/plan-language.ts';
import { registerOf } from '../state/register-of.ts';
import { Suggestions } from '../ui/Suggestions.tsx';
import { useCombobox } from '../ui/use-combobox.ts';
import type { CellEditorProps } from './CellEditor.tsx';
import { isComposing, moveOf } from './cell-keys.ts';
import { CellPopup } from './CellPopup.tsx';
import { CellStrip } from './CellStrip.tsx';
import { useCaret } from './use-caret.ts';
import { useCellWriting } from './use-cell-writing.ts';

/** So many suggestions are looked through; who wants others writes more. */
const mostHits = 20;

/** Names one after the other, each found in the register while it is typed. A name nobody has becomes a new organisation. */
export function PartiesEditor({ action, column, ctx, start, ...ends }: CellEditorProps) {
  const m = useMessages();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { cells } = ctx.words;
  const writing = useCellWriting({
    action, column, ctx, box, ...ends, initial: start ?? cellText(action, column, ctx), isTyped: start !== undefined,
  }); // prettier-ignore
  const { text, commit, fault, theirs } = writing;
  const names = useNames(writing);
  const { combo, hits, added } = names;
  const { isShown, active, setOpen, told } = combo;
  useCaret(field, false, () => start !== undefined && setOpen(true, 0));
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (isComposing(event)) return;
    const isOn = isShown && active >= 0;
    const move = moveOf(event);
    if (event.key === 'Escape' && !isShown) writing.cancel();
    else if (move) commit(move, isOn ? names.put(active, false) : text);
    else if (event.key === ';' && isOn) combo.take(active);
    else return combo.onKeyDown(event);
    event.preventDefault();
  };
  const isSeveral = text.includes(';') || text === '';
  return (
    <div ref={box} className="cell-editor" role="presentation" onBlur={writing.onBlur}>
      <input
        ref={field}
        id={id}
        type="text"
        className="cell-field"
        lang={planLanguage}
        {...told(id)}
        aria-label={`${cells.columns[column]}, ${nameOf(action, m)}`}
        aria-describedby={isShown ? undefined : `${id}-strip`}
        value={text}
        onChange={({ target }) => names.type(target.value, target.selectionStart ?? target.value.length)}
        onKeyDown={onKeyDown}
      />
      {isShown ? (
        <CellPopup className="cell-list is-wide">
          <Suggestions id={id} hits={hits} added={added} words={cells} active={active} onTake={combo.take} />
        </CellPopup>
      ) : (
        <CellStrip
          id={`${id}-strip`}
          texts={cells}
          reading={isSeveral ? '' : cells.namesHelp}
          fault={fault}
          theirs={theirs}
        />
      )}
      <output className="hidden">{isShown && cells.hits(hits.length)}</output>
    </div>
  );
}

/** The name the caret stands in, and who may be meant by it. */
function useNames({ text, type, addNew }: ReturnType<typeof useCellWriting>) {
  const store = useStore();
  const [piece, setPiece] = useState<Piece>(() => pieceAt(text, text.length));
  const [register] = useState(() => registerOf(store));
  const isSettled = piece.text === '' || named(register, piece.text) !== undefined;
  const hits = isSettled ? [] : search(register, piece.text).slice(0, mostHits);
  const added = isSettled ? undefined : piece.text;
  /** Puts a suggestion in. @param goesOn whether another name is to follow @returns the text then */
  const put = (index: number, goesOn: boolean): string => {
    const name = hits[index]?.organisation.name ?? piece.text;
    if (!hits[index]) addNew(name);
    const next = withPiece(text, piece, name, goesOn);
    type(next.text);
    setPiece(pieceAt(next.text, next.caret));
    return next.text;
  };
  const combo = useCombobox({
    count: hits.length + (added === undefined ? 0 : 1),
    onTake: (index) => void put(index, true),
  });
  return {
    combo,
    hits,
    added,
    put,
    type: (value: string, caret: number) => {
      type(value);
      const now = pieceAt(value, caret);
      setPiece(now);
      combo.setOpen(now.text !== '', 0);
    },
  };
}
