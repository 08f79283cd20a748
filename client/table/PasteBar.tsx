import { ArrowUndoIcon, ChevronDownIcon, ChevronUpIcon } from '@navikt/aksel-icons';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { tableTexts } from '../../shared/i18n/late.ts';
import type { CellTexts } from '../../shared/i18n/table/cells/nb.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { labelOf } from '../state/names.ts';
import type { PlanStore } from '../state/plan-store.ts';
import { useSession, useUndo } from '../sync/hooks.tsx';
import { faultText, noteText } from './cell-words.ts';
import type { Pasted } from './use-cell-deeds.ts';
import './paste-bar.css';

interface PasteBarProps {
  readonly pasted: Pasted;
  /** Also called when the paste is no longer my last step. */
  readonly onClose: () => void;
}

/** What a paste did, and what can be done about it. Placed by whoever draws it, above the block. */
export function PasteBar({ pasted: first, onClose }: PasteBarProps) {
  const m = useMessages();
  const { cells } = useKnownTexts(tableTexts);
  const id = useId();
  const store = useStore();
  const { undo } = useUndo();
  const [now, setNow] = useState({ first, pasted: first });
  // Another paste takes its place.
  if (now.first !== first) setNow({ first, pasted: first });
  const pasted = now.first === first ? now.pasted : first;
  const [isOpen, open] = useState(false);
  const isTurning = useRef(false);
  useWhileLast(pasted.step, () => isTurning.current || onClose());
  const told = toldOf(pasted, cells, store);
  const { paste } = cells;
  const onlyEmpty = () => {
    isTurning.current = true;
    const next = pasted.onlyEmpty();
    isTurning.current = false;
    if (next) setNow({ first, pasted: next });
    else onClose();
  };
  const takeBack = () => {
    undo();
    onClose();
  };
  return (
    <div className="paste-bar" role="group" aria-label={paste.label}>
      <div className="paste-line">
        <p>
          <strong className="number">{paste.done(pasted.rows, pasted.columns)}</strong>{' '}
          <span className="quiet number">{paste.changed(pasted.changed)}</span>
        </p>
        {told.length > 0 && (
          <button
            type="button"
            className="button small ghost paste-more"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => open(!isOpen)}
          >
            {pasted.refused.length > 0 ? paste.refused(pasted.refused.length) : paste.more}
            {isOpen ? <ChevronUpIcon aria-hidden /> : <ChevronDownIcon aria-hidden />}
          </button>
        )}
        <button type="button" className="button small primary" onClick={onClose}>
          {pasted.step === undefined ? m.app.close : paste.keep}
        </button>
        {pasted.step !== undefined && !pasted.isOnlyEmpty && (
          <button type="button" className="button small" onClick={onlyEmpty}>
            {paste.onlyEmpty}
          </button>
        )}
        {pasted.step !== undefined && (
          <button type="button" className="button small" onClick={takeBack}>
            <ArrowUndoIcon aria-hidden />
            {m.app.undo}
          </button>
        )}
      </div>
      {leftText(pasted, cells) && <p className="paste-left">{leftText(pasted, cells)}</p>}
      {isOpen && (
        <ul id={id} className="paste-list">
          {told.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Closes when something else of mine comes after it, or it is taken back elsewhere. */
function useWhileLast(step: string | undefined, onClose: () => void): void {
  const { undo } = useSession();
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (step === undefined) return undefined;
    const look = () => undo.done.value.at(-1)?.step !== step && close();
    return undo.done.subscribe(look);
  }, [undo, step]);
}

/** Every line once: what was left out and why, and what else there is to say. */
function toldOf({ refused, notes }: Pasted, cells: CellTexts, store: PlanStore): string[] {
  const lines = refused.map(({ id, column, fault }) =>
    // Of a column that is never written in the column says it all.
    fault.code === 'read-only'
      ? cells.barred[column as 'number']
      : `${labelOf(store.record('action', id))} ${cells.columns[column]}: ${faultText(fault, cells)}`,
  );
  return [...new Set([...lines, ...notes.map((note) => noteText(note, cells))])];
}

function leftText({ left: { rows, columns } }: Pasted, { paste }: CellTexts): string {
  if (rows === 0 && columns === 0) return '';
  if (columns === 0) return paste.left(paste.leftRows(rows));
  if (rows === 0) return paste.left(paste.leftColumns(columns));
  return paste.left(paste.both(paste.leftRows(rows), paste.leftColumns(columns)));
}
