import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { limits } from '../../../shared/plan/schema.ts';
import { writingTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../../lib/i18n.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useEditor } from './use-editor.ts';

interface EditorsProps {
  readonly id: string;
  /** Whether I may write. */
  readonly may: boolean;
  readonly onReady: (id: string) => void;
}

/** The title and the description of an action, to write in together. */
export function Editors({ id, may, onReady }: EditorsProps) {
  const place = useRef<HTMLDivElement>(null);
  const leave = () => place.current?.closest('section')?.focus();
  const ready = useEffectEvent(onReady);
  useEffect(() => ready(id), [id]);
  return (
    <div ref={place}>
      <Title id={id} may={may} onLeave={leave} />
      <Description id={id} may={may} onLeave={leave} />
    </div>
  );
}

interface FieldProps {
  readonly id: string;
  readonly may: boolean;
  readonly onLeave: () => void;
}

function Title({ id, may, onLeave }: FieldProps) {
  const m = useMessages();
  const words = useKnownTexts(writingTexts);
  const notices = useNotices();
  const { host, editor, leftOut } = useEditor({
    id,
    field: 'title',
    max: limits.title,
    isLine: true,
    may,
    label: words.title,
    hint: words.titleHint,
    onLeave,
  });
  const before = useRef('');
  const note = () => {
    before.current = editor.current?.view.state.doc.toString() ?? '';
  };
  // A card without a title could not be told from others: it gets back the one it had.
  const restore = () => {
    const view = editor.current?.view;
    if (
      !view ||
      view.state.readOnly ||
      view.state.doc.toString().trim() !== '' ||
      before.current.trim() === ''
    )
      return;
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: before.current },
      userEvent: 'input',
    });
    notices.show({ text: m.card.titleMissing });
  };
  return (
    <div className="writing-title" onFocus={note} onBlur={restore}>
      <div ref={host} />
      <output className="writing-note">{leftOut > 0 && m.card.titleTooLong(limits.title)}</output>
    </div>
  );
}

function Description({ id, may, onLeave }: FieldProps) {
  const words = useKnownTexts(writingTexts);
  const [caret, setCaret] = useState<Caret>({ isInList: false, href: undefined });
  const { host, editor, leftOut } = useEditor({
    id,
    field: 'description',
    max: limits.text,
    isLine: false,
    may,
    label: words.description,
    hint: words.descriptionHint,
    onLeave,
    onCaret: (isInList, href) =>
      setCaret((old) => (old.isInList === isInList && old.href === href ? old : { isInList, href })),
  });
  return (
    <div className="writing-box">
      <Toolbar id={id} may={may} editor={editor} {...caret} />
      <div className="writing-description" ref={host} />
      <output className="writing-note">{leftOut > 0 && words.tooLong(limits.text, leftOut)}</output>
    </div>
  );
}

/** What the caret of the description stands in. */
interface Caret {
  readonly isInList: boolean;
  readonly href: string | undefined;
}
