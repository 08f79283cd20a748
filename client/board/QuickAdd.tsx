import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { Command } from '../../shared/plan/command-inputs.ts';
import { handTexts } from '../../shared/i18n/late.ts';
import { limits } from '../../shared/plan/schema.ts';
import { useMessages } from '../lib/i18n.tsx';
import { late } from '../lib/late.tsx';
import { useRecord, useStore } from '../state/hooks.tsx';
import { useOpenCard } from '../sync/card-way.ts';
import { usePerform, useUndo } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useBoard, useEditable } from './board-context.tsx';
import { labelOf } from '../state/names.ts';
import { fittingTitle, titlesIn } from './paste.ts';
import { useLockedOut } from './use-locked-out.ts';
import { useHold } from './use-hold.ts';
import { quickCommands, useQuick, type Quick } from './use-quick.ts';
import './editor.css';

const QuickWords = late(async () => (await import('./QuickWords.tsx')).QuickWords, handTexts);
const AskMany = late(async () => (await import('./AskMany.tsx')).AskMany);

interface QuickAddProps {
  readonly strategy: string;
  /** The card the new one goes under; none means last. */
  readonly after?: string | undefined;
}

/** A title and Enter make a card, and the field stays for the next one. Many pasted lines make many, after asking. */
export function QuickAdd({ strategy, after }: QuickAddProps) {
  const m = useMessages();
  const { opened, focus } = useBoard();
  const openCard = useOpenCard();
  const record = useRecord('strategy', strategy);
  const [text, setText] = useState('');
  const [caret, setCaret] = useState(0);
  const [lines, setLines] = useState<readonly string[]>();
  const field = useRef<HTMLTextAreaElement>(null);
  const listKeys = useRef<(event: KeyboardEvent) => boolean>(undefined);
  const quick = useQuick(text);
  const { last, makeOne, makeMany } = useMaking(strategy, after);
  useHold('strategy', strategy);
  useEffect(() => field.current?.focus(), []);
  const { title } = quick.read;
  const written = text.trim();
  useLockedOut(useEditable(), () =>
    written === ''
      ? undefined
      : { deed: { kind: 'create', name: written, id: '' }, command: creation(written, strategy, undefined) },
  );
  const make = (opens = false) => {
    const id = title === '' ? undefined : makeOne(quick);
    if (id === undefined) return;
    setText('');
    quick.reset();
    if (!opens) return;
    opened.set(undefined);
    openCard(id);
  };
  const makeAll = (titles: readonly string[]) => {
    if (!makeMany(titles)) return;
    setText('');
    setLines(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || listKeys.current?.(event)) return;
    if (event.key === 'Escape') {
      opened.set(undefined);
      focus(last.current ?? strategy);
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    make(event.shiftKey);
  };
  const write = (next: string, at: number) => {
    setText(next);
    setCaret(at);
    requestAnimationFrame(() => field.current?.setSelectionRange(at, at));
  };
  const isEmpty = written === '' && quick.taken.length === 0;
  return (
    <div className="quick-add" data-still>
      <textarea
        ref={field}
        className="title-field"
        aria-label={m.quickAdd.field(labelOf(record))}
        aria-autocomplete="list"
        placeholder={m.quickAdd.placeholder}
        rows={1}
        maxLength={limits.title}
        value={text}
        onChange={({ target }) => {
          setText(target.value.replaceAll('\n', ' '));
          setCaret(target.selectionStart);
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onPaste={(event) => takeLines(event, setLines)}
        onBlur={() => !lines && isEmpty && opened.value?.what === 'add' && opened.set(undefined)}
      />
      <QuickWords field={field} text={text} caret={caret} quick={quick} onText={write} keys={listKeys} />
      <QuickAddFoot isEmpty={title === ''} onAdd={() => make()} />
      {lines && (
        <AskMany lines={lines} onMany={makeAll} onOne={setText} onClose={() => setLines(undefined)} />
      )}
    </div>
  );
}

/** Makes cards one under the other, and tells. */
function useMaking(strategy: string, after: string | undefined) {
  const m = useMessages();
  const store = useStore();
  const notices = useNotices();
  const perform = usePerform();
  const { undo } = useUndo();
  const last = useRef(after);
  /** @returns its id */
  const makeOne = (quick: Quick): string | undefined => {
    const { title, rest } = fittingTitle(quick.read.title);
    const wish = { strategyId: strategy, title, description: rest, after: last.current };
    const { id, strategy: place, commands } = quickCommands(quick, wish);
    if (!perform({ kind: 'create', name: title, id }, ...commands)) return undefined;
    if (place === strategy) {
      last.current = id;
      notices.say(m.done.created(1));
      return id;
    }
    const text = m.quickAdd.field(labelOf(store.record('strategy', place)));
    notices.show({ text, action: { label: m.app.undo, run: undo } });
    return id;
  };
  const makeMany = (titles: readonly string[]): boolean => {
    const under = last.current;
    const creations = titles.map((line) => creation(line, strategy, under));
    // Under one and the same neighbour they are made last to first, so that they read first to last.
    const done = perform(
      { kind: 'create', name: m.done.created(titles.length), id: '' },
      ...(under ? creations.toReversed() : creations),
    );
    if (!done) return false;
    last.current = under ? done.created[0] : done.created.at(-1);
    notices.say(m.done.created(titles.length));
    return true;
  };
  return { last, makeOne, makeMany };
}

/** Several lines are asked about; one is pasted as always. */
function takeLines(event: ClipboardEvent, ask: (lines: readonly string[]) => void): void {
  const titles = titlesIn(event.clipboardData.getData('text'));
  if (titles.length < 2) return;
  event.preventDefault();
  ask(titles);
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
