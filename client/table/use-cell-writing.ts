import { useEffect, useEffectEvent, useRef, useState, type FocusEvent, type RefObject } from 'react';
import { tidy } from '../../shared/exchange/spelling.ts';
import { isBroken, readRecord, rootOf } from '../../shared/plan/document.ts';
import { cellText } from '../../shared/table/cells.ts';
import type { CellFault, CellNote } from '../../shared/table/context.ts';
import { StepNames } from '../../shared/table/parties.ts';
import { writeCell } from '../../shared/table/write.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useSignalPart } from '../lib/signal.ts';
import { useStore } from '../state/hooks.tsx';
import { nameOf } from '../state/names.ts';
import { usePerform, usePresence, useSession, useUndo } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import type { CellMove } from './CellEditor.tsx';
import type { CellProps } from './CellView.tsx';
import { faultText, noteText } from './cell-words.ts';
import { useMayWrite } from './use-may-write.ts';

interface Options extends CellProps {
  /** What stands in the field at first. */
  readonly initial: string;
  /** Whether that is what I have typed already. */
  readonly isTyped: boolean;
  readonly box: RefObject<HTMLElement | null>;
  readonly onDone: (move: CellMove) => void;
  readonly onCancel: () => void;
}

/**
 * What is written in a cell until it is kept or left as it was. Others' changes wait meanwhile; when somebody has changed
 * the same cell, both are shown and I choose. What cannot be kept at the end becomes a draft, or is told.
 */
export function useCellWriting({ action, column, ctx, initial, isTyped, box, onDone, onCancel }: Options) {
  const m = useMessages();
  const session = useSession();
  const notices = useNotices();
  const perform = usePerform();
  const { undo } = useUndo();
  const { cells } = ctx.words;
  const may = useMay(action);
  const { id } = action;
  const [text, setText] = useState(initial);
  const [isTouched, touch] = useState(isTyped);
  const [base, setBase] = useState(() => cellText(action, column, ctx));
  const [fault, setFault] = useState<CellFault>();
  const [theirs, setTheirs] = useState<string>();
  const asked = useRef<readonly string[]>([]);
  const isOver = useRef(false);
  useHere(id, column);

  const end = (tell: () => void) => {
    isOver.current = true;
    tell();
  };
  const deed = { kind: 'edit', name: nameOf(action, m), id } as const;
  const tellNotes = (notes: readonly CellNote[]) => {
    const words = notes.map((note) => noteText(note, cells)).join(' ');
    if (words) notices.show({ text: words, action: { label: m.app.undo, run: undo } });
  };
  /** @returns whether the cell is done with */
  const write = (value: string, isLeft: boolean): boolean => {
    const raw = readRecord('action', id, rootOf(session.doc, 'action').get(id));
    const now = isBroken(raw) ? action : raw;
    const step = new StepNames();
    for (const name of asked.current) step.insist(name);
    const written = writeCell(now, column, value, ctx, step);
    if ('fault' in written) {
      if (isLeft) notices.show({ text: cells.leftAlone(faultText(written.fault, cells)) });
      else setFault(written.fault);
      return isLeft;
    }
    const stands = cellText(now, column, ctx);
    const isOthers = stands !== base && written.commands.length > 0;
    if (!may || (isOthers && isLeft)) {
      const isKept = session.keepText(deed, written.commands, may ? 'changed' : 'not-allowed');
      if (isKept) notices.show({ text: may ? m.drafts.goneKept : m.rights.kept });
      return true;
    }
    if (isOthers) {
      setTheirs(stands);
      setBase(stands);
      return false;
    }
    if (written.commands.length > 0 && perform(deed, ...written.commands)) tellNotes(written.notes);
    return true;
  };
  const commit = (move: CellMove, value = text) => {
    if (isOver.current) return;
    const isSame = tidy(value) === tidy(base) || (move === 'left' && !isTouched);
    if (isSame || write(value, move === 'left')) end(() => onDone(move));
  };
  const cancel = () => end(onCancel);
  const leave = useEffectEvent(() => commit('left'));
  useEffect(() => {
    const element = box.current!;
    // Only when it is gone: what is looked at twice in development is still there.
    return () => void (element.isConnected || leave());
  }, [box]);
  useEffect(() => {
    if (!may) leave();
  }, [may]);
  const type = (value: string) => {
    setText(value);
    touch(true);
    setFault(undefined);
  };
  /** Not when it goes to what belongs to the cell, nor with the whole window. */
  const onBlur = ({ currentTarget, relatedTarget, target }: FocusEvent<HTMLElement>) => {
    if (!currentTarget.contains(relatedTarget) && document.activeElement !== target) commit('left');
  };
  return {
    text, type, commit, cancel, onBlur, theirs,
    fault: fault && faultText(fault, cells),
    /** Has a name stand for a new organisation. */
    addNew: (name: string) => void (asked.current = [...asked.current, name]),
  }; // prettier-ignore
}

/** While the cell is written in, the others see me there, and what they do waits: nothing moves under my hand. */
function useHere(id: string, column: string): void {
  const store = useStore();
  const presence = usePresence();
  useEffect(() => {
    const here = { entity: 'action', id, field: column } as const;
    presence.write(here);
    const letGo = store.hold();
    return () => {
      presence.write(undefined);
      letGo();
    };
  }, [presence, store, id, column]);
}

function useMay(action: CellProps['action']): boolean {
  const mayWrite = useMayWrite();
  return useSignalPart(useSession().actor, () => mayWrite(action));
}
