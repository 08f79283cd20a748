import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { rootOf } from '../../shared/plan/document.ts';
import { storedValue } from '../../shared/plan/patch.ts';
import { limits } from '../../shared/plan/schema.ts';
import { useMessages } from '../lib/i18n.tsx';
import { usePerform, useSession } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useBoard, useEditable } from './board-context.tsx';
import { nameOf, type Arranged } from '../state/names.ts';
import { spotOf } from '../hand/spot.ts';
import { useLockedOut } from './use-locked-out.ts';
import { useHold, useWritingIn } from './use-hold.ts';
import './editor.css';

interface TitleEditorProps {
  readonly entity: Arranged;
  readonly id: string;
  /** Of a card's second place: the strategy. */
  readonly second?: string | undefined;
  readonly label: string;
}

const titleEdit = (entity: Arranged, id: string, name: string, title: string) =>
  ({
    deed: { kind: 'edit', name, id },
    command: { name: 'setField', input: { entity, id, field: 'title', value: title } },
  }) as const;

/**
 * Edits a title where it stands: Enter keeps, Esc leaves it as it was. When somebody has changed the title meanwhile,
 * both are shown and I choose; neither is lost before that.
 */
export function TitleEditor({ entity, id, second, label }: TitleEditorProps) {
  const m = useMessages();
  const session = useSession();
  const notices = useNotices();
  const perform = usePerform();
  const { opened, focus } = useBoard();
  const stored = () => String(storedValue(session.doc, { entity, id, field: 'title' }) ?? '');
  const [base, setBase] = useState(stored);
  const [text, setText] = useState(base);
  const [theirs, setTheirs] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  useHold(entity, id);
  useWritingIn(entity, id);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const close = () => {
    if (opened.value?.what !== 'title' || opened.value.id !== id) return;
    const hadFocus = document.activeElement === field.current || theirs !== undefined;
    opened.set(undefined);
    if (hadFocus) focus(spotOf(id, second));
  };
  const edit = (title: string) => titleEdit(entity, id, nameOf(session.store.record(entity, id), m), title);
  const write = (title: string) => {
    const { deed, command } = edit(title);
    if (title !== stored()) perform(deed, command);
    close();
  };
  useLockedOut(useEditable(), () => (text.trim() === base ? undefined : edit(text.trim())));
  const keep = () => {
    const title = text.trim().replace(/\s+/g, ' ');
    if (title === '' && base !== '') notices.show({ text: m.card.titleMissing });
    if (title === '' || title === base) return close();
    const now = stored();
    // Of what is not there any more there is nothing to choose from: the text is kept as a draft.
    if (!rootOf(session.doc, entity).has(id)) return write(title);
    if (now === base || now === title) return write(title);
    setTheirs(now);
    setBase(now);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    keep();
  };
  return (
    <div className="title-editor" data-still>
      <textarea
        ref={field}
        className="title-field"
        aria-label={label}
        rows={1}
        maxLength={limits.title}
        value={text}
        onChange={(event) => setText(event.target.value.replaceAll('\n', ' '))}
        onKeyDown={onKeyDown}
        onBlur={() => theirs === undefined && keep()}
      />
      {text.length >= limits.title && (
        <output className="editor-note">{m.card.titleTooLong(limits.title)}</output>
      )}
      {theirs !== undefined && (
        <div className="editor-conflict" role="alert">
          <p>{m.card.conflict(theirs)}</p>
          <button type="button" className="button small" onClick={() => write(text.trim())}>
            {m.card.useMine}
          </button>
          <button type="button" className="button small" onClick={close}>
            {m.card.useTheirs}
          </button>
        </div>
      )}
    </div>
  );
}
