import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { Command } from '../../shared/plan/command-inputs.ts';
import { limits } from '../../shared/plan/schema.ts';
import { useMessages } from '../lib/i18n.tsx';
import { late } from '../lib/late.tsx';
import { useRecord } from '../state/hooks.tsx';
import { usePerform } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useBoard, useEditable } from './board-context.tsx';
import { labelOf } from '../state/names.ts';
import { fittingTitle, titlesIn } from './paste.ts';
import { useLockedOut } from './use-locked-out.ts';
import { useHold } from './use-hold.ts';
import './editor.css';

const AskMany = late(async () => (await import('./AskMany.tsx')).AskMany);

interface QuickAddProps {
  readonly strategy: string;
  /** The card the new one goes under; none means last. */
  readonly after?: string | undefined;
}

/** A title and Enter make a card, and the field stays for the next one. Many pasted lines make many, after asking. */
export function QuickAdd({ strategy, after }: QuickAddProps) {
  const m = useMessages();
  const notices = useNotices();
  const perform = usePerform();
  const { opened, focus } = useBoard();
  const record = useRecord('strategy', strategy);
  const [text, setText] = useState('');
  const [lines, setLines] = useState<readonly string[]>();
  const field = useRef<HTMLTextAreaElement>(null);
  const last = useRef(after);
  useHold('strategy', strategy);
  useEffect(() => field.current?.focus(), []);

  const make = (titles: readonly string[]) => {
    const under = last.current;
    const creations = titles.map((line) => creation(line, strategy, under));
    // Under one and the same neighbour they are made last to first, so that they read first to last.
    const done = perform(
      { kind: 'create', name: titles.length === 1 ? titles[0]! : m.done.created(titles.length), id: '' },
      ...(under ? creations.toReversed() : creations),
    );
    if (!done) return;
    last.current = under ? done.created[0] : done.created.at(-1);
    setText('');
    setLines(undefined);
    notices.say(m.done.created(titles.length));
  };
  const written = text.trim();
  useLockedOut(useEditable(), () =>
    written === ''
      ? undefined
      : { deed: { kind: 'create', name: written, id: '' }, command: creation(written, strategy, undefined) },
  );
  const close = () => {
    opened.set(undefined);
    if (last.current) focus(last.current);
    else focus(strategy);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const title = text.trim().replace(/\s+/g, ' ');
    if (title !== '') make([title]);
  };
  const onPaste = (event: ClipboardEvent) => {
    const titles = titlesIn(event.clipboardData.getData('text'));
    if (titles.length < 2) return;
    event.preventDefault();
    setLines(titles);
  };
  return (
    <div className="quick-add" data-still>
      <textarea
        ref={field}
        className="title-field"
        aria-label={m.quickAdd.field(labelOf(record))}
        placeholder={m.quickAdd.placeholder}
        rows={1}
        maxLength={limits.title}
        value={text}
        onChange={(event) => setText(event.target.value.replaceAll('\n', ' '))}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => !lines && text.trim() === '' && opened.value?.what === 'add' && opened.set(undefined)}
      />
      <QuickAddFoot isEmpty={text.trim() === ''} onAdd={() => make([text.trim()])} />
      {lines && <AskMany lines={lines} onMany={make} onOne={setText} onClose={() => setLines(undefined)} />}
    </div>
  );
}

function creation(line: string, strategyId: string, after: string | undefined): Command {
  const { title, rest } = fittingTitle(line);
  return { name: 'createAction', input: { strategyId, title, description: rest, after } };
}

function QuickAddFoot({ isEmpty, onAdd }: { readonly isEmpty: boolean; readonly onAdd: () => void }) {
  const m = useMessages();
  return (
    <div className="quick-add-keys">
      <span aria-hidden>
        <kbd>Enter</kbd> {m.quickAdd.enter}
      </span>
      <span aria-hidden>
        <kbd>Esc</kbd> {m.quickAdd.escape}
      </span>
      <button type="button" className="button primary small" disabled={isEmpty} onClick={onAdd}>
        {m.quickAdd.add}
      </button>
    </div>
  );
}
