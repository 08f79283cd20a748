import { useEffect, useRef, useState } from 'react';
import { findTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { useUndo } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import { activeIn, useSaved, useSaving, type Saved } from './saved.ts';
import { SavedLine } from './SavedLine.tsx';
import { SaveForm } from './SaveForm.tsx';
import type { Asking } from './use-finder.ts';

/** What the plan's people ask again and again: to be asked now, named anew, taken away, and added to. */
export function SavedFilters({ asking: { finder, ask } }: { readonly asking: Asking }) {
  const m = useKnownTexts(findTexts).saved;
  const { filter } = useSignal(finder.outcome);
  const saved = useSaved();
  const { may, save, remove } = useSaving();
  const notices = useNotices();
  const [gone, setGone] = useState<Saved>();
  const active = activeIn(saved, filter);
  const mayTell = (text: string, isDone: boolean) => {
    if (isDone) notices.say(text);
    return isDone;
  };
  if (saved.length === 0 && !may) return null;
  return (
    <section className="find-saved" aria-label={m.title}>
      {saved.length > 0 && (
        <>
          <h3>{m.title}</h3>
          <ul>
            {saved.map((one) => (
              <SavedLine
                key={one.id}
                saved={one}
                isActive={one === active}
                onAsk={() => ask(one.filter)}
                onRename={may ? (name) => mayTell(m.saved(name), save({ ...one, name })) : undefined}
                onRemove={() => mayTell(m.removed(one.name), remove(one)) && setGone(one)}
              />
            ))}
          </ul>
        </>
      )}
      {gone && <Gone key={gone.id} saved={gone} onBack={() => setGone(undefined)} />}
      {may && !active && (
        <SaveForm
          saved={saved}
          filter={filter}
          onSave={(one) => {
            setGone(undefined);
            return mayTell(m.saved(one.name), save(one));
          }}
        />
      )}
    </section>
  );
}

interface GoneProps {
  readonly saved: Saved;
  readonly onBack: () => void;
}

/** A toast would lie behind the sheet, where nobody can press it. */
function Gone({ saved: { name }, onBack }: GoneProps) {
  const m = useKnownTexts(findTexts).saved;
  const { app } = useMessages();
  const { undo } = useUndo();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <p className="find-saved-gone">
      <span>{m.removed(name)}</span>
      <button
        ref={button}
        type="button"
        className="button small"
        onClick={() => {
          undo();
          onBack();
        }}
      >
        {app.undo}
      </button>
    </p>
  );
}
