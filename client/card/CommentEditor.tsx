import { useEffect, useId, type KeyboardEvent, type ReactNode } from 'react';
import { partiesTexts } from '../../shared/i18n/late.ts';
import { recordLimits } from '../../shared/record/schema.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { MentionList } from './MentionList.tsx';
import { useMentions } from './use-mentions.ts';

interface CommentEditorProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Those whom the text mentions already, by how they are called in it. */
  readonly mentioned?: ReadonlyMap<string, string>;
  readonly isSending: boolean;
  readonly onSend: (text: string, mentions: string[]) => void;
  /** Esc, when nothing is suggested. */
  readonly onEscape?: (() => void) | undefined;
  readonly startsHere?: boolean;
  /** The buttons; the first of them sends. */
  readonly children: (send: () => void) => ReactNode;
}

const nobody: ReadonlyMap<string, string> = new Map();

/** A field for what one says; @ suggests whom to call on, Ctrl+Enter sends. */
export function CommentEditor(props: CommentEditorProps) {
  const {
    label,
    text,
    onText,
    mentioned = nobody,
    isSending,
    onSend,
    onEscape,
    startsHere,
    children,
  } = props;
  const m = useKnownTexts(partiesTexts).comments;
  const id = useId();
  const { field, meant, combobox, onInput, onCaret, mentionsIn } = useMentions({ text, onText, mentioned });
  const { isShown, active, setOpen, take, onKeyDown } = combobox;
  useEffect(() => {
    if (startsHere) field.current?.focus();
  }, [field, startsHere]);
  const send = () => {
    const said = text.trim();
    if (said && !isSending) onSend(said, mentionsIn(said));
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isTaking = isShown && (event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    else if (isTaking) take(Math.max(0, active));
    else if (event.key === 'Escape' && !isShown && onEscape) {
      event.stopPropagation();
      onEscape();
    } else {
      if (isShown || event.key === 'Escape') onKeyDown(event);
      return;
    }
    event.preventDefault();
  };
  return (
    <div className="comment-editor">
      <div className="combo">
        <textarea
          ref={field}
          className="input"
          data-comment-field
          dir="auto"
          rows={Math.min(8, Math.max(2, text.split('\n').length))}
          aria-label={label}
          placeholder={m.placeholder}
          aria-autocomplete="list"
          aria-controls={isShown ? `${id}-list` : undefined}
          aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
          maxLength={recordLimits.comment}
          value={text}
          onChange={({ target }) => onInput(target)}
          onSelect={({ currentTarget }) => onCaret(currentTarget.selectionStart)}
          onKeyDown={onKey}
          onBlur={() => setOpen(false)}
        />
        {isShown && <MentionList id={id} meant={meant} active={active} onTake={take} />}
      </div>
      {text.length >= recordLimits.comment && <output>{m.tooLong(recordLimits.comment)}</output>}
      <div className="comment-foot">{children(send)}</div>
    </div>
  );
}
