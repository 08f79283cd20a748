import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import { partiesTexts } from '../../shared/i18n/late.ts';
import { limits, type Action } from '../../shared/plan/schema.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { nameOf } from '../state/names.ts';
import { planLanguage } from '../state/plan-language.ts';
import { usePerform } from '../sync/hooks.tsx';
import type { Side } from './parts.ts';

interface PartyNoteProps {
  readonly side: Side;
  readonly action: Action;
  readonly may: boolean;
}

const fieldOf = { owners: 'ownerNote', partners: 'partnerNote' } as const;

/** What the source says besides the names: "evt. i samarbeid med …". Edited where it stands. */
export function PartyNote({ side, action, may }: PartyNoteProps) {
  const m = useKnownTexts(partiesTexts);
  const [isEditing, edit] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const note = action[fieldOf[side]] ?? '';
  const close = () => {
    edit(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (isEditing) return <NoteEditor {...{ side, action, may }} onClose={close} />;
  if (!may)
    return note ? (
      <p className="party-note" lang={planLanguage}>
        {note}
      </p>
    ) : null;
  return (
    <button
      ref={button}
      type="button"
      className={note ? 'party-note' : 'party-note is-empty'}
      aria-label={note ? `${m.note[side]}: ${note}` : `${m.addNote}: ${m.note[side]}`}
      onClick={() => edit(true)}
    >
      {note ? <span lang={planLanguage}>{note}</span> : m.addNote}
    </button>
  );
}

/**
 * Enter keeps, Esc leaves it as it was, and so does losing the right to write. When somebody has changed the note
 * meanwhile, both are shown and I choose.
 */
function NoteEditor({ side, action, may, onClose }: PartyNoteProps & { readonly onClose: () => void }) {
  const m = useKnownTexts(partiesTexts);
  const words = useMessages();
  const perform = usePerform();
  const field = fieldOf[side];
  const stored = action[field] ?? '';
  const [base, setBase] = useState(stored);
  const [text, setText] = useState(stored);
  const [theirs, setTheirs] = useState<string>();
  const isOver = useRef(false);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);
  const write = (value: string) => {
    isOver.current = true;
    const deed = { kind: 'edit', name: nameOf(action, words), id: action.id } as const;
    const input = { entity: 'action', id: action.id, field, value: value || null } as const;
    if (value !== stored) perform(deed, { name: 'setField', input });
  };
  const leave = () => {
    isOver.current = true;
    onClose();
  };
  const keep = () => {
    const value = text.trim();
    if (value === base) return leave();
    if (stored !== base && stored !== value) {
      setTheirs(stored);
      return setBase(stored);
    }
    write(value);
    onClose();
  };
  // A panel that closes takes along what was being written.
  const onLeft = useEffectEvent(() => !isOver.current && text.trim() !== base && write(text.trim()));
  useEffect(() => () => void onLeft(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') leave();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    keep();
  };
  return (
    <div className="party-note-editor">
      <textarea
        className="input"
        aria-label={m.note[side]}
        lang={planLanguage}
        rows={2}
        maxLength={limits.note}
        ref={area}
        readOnly={!may && text.trim() === base}
        value={text}
        onChange={(event) => setText(event.target.value.replaceAll('\n', ' '))}
        onKeyDown={onKeyDown}
        onBlur={() => theirs === undefined && !isOver.current && keep()}
      />
      {theirs !== undefined && (
        <div className="note-conflict" role="alert">
          <p>{m.noteConflict(theirs)}</p>
          <button
            type="button"
            className="button small"
            onClick={() => {
              write(text.trim());
              onClose();
            }}
          >
            {m.useMine}
          </button>
          <button type="button" className="button small" onClick={leave}>
            {m.useTheirs}
          </button>
        </div>
      )}
    </div>
  );
}
