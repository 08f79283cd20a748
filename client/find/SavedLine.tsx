import { BookmarkFillIcon, BookmarkIcon, PencilIcon, TrashIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, useState } from 'react';
import { findTexts } from '../../shared/i18n/late.ts';
import { limits } from '../../shared/plan/schema.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import type { Saved } from './saved.ts';

interface SavedLineProps {
  readonly saved: Saved;
  readonly isActive: boolean;
  readonly onAsk: () => void;
  /** Undefined when I may only ask. @returns whether it was done */
  readonly onRename: ((name: string) => boolean) | undefined;
  readonly onRemove: () => void;
}

export function SavedLine({ saved: { name }, isActive, onAsk, onRename, onRemove }: SavedLineProps) {
  const m = useKnownTexts(findTexts).saved;
  const [isNaming, setNaming] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const stop = () => {
    setNaming(false);
    requestAnimationFrame(() => pencil.current?.focus());
  };
  if (isNaming)
    return (
      <li>
        <NameField
          name={name}
          onStop={stop}
          onDone={(next) => {
            if (next && next !== name) onRename?.(next);
            stop();
          }}
        />
      </li>
    );
  const Icon = isActive ? BookmarkFillIcon : BookmarkIcon;
  return (
    <li>
      <button type="button" className="find-saved-name" aria-pressed={isActive} onClick={onAsk}>
        <Icon aria-hidden />
        <span>{name}</span>
      </button>
      {onRename && (
        <>
          <button
            ref={pencil}
            type="button"
            className="button ghost icon small"
            aria-label={m.rename(name)}
            title={m.rename(name)}
            onClick={() => setNaming(true)}
          >
            <PencilIcon aria-hidden />
          </button>
          <button
            type="button"
            className="button ghost icon small"
            aria-label={m.remove(name)}
            title={m.remove(name)}
            onClick={onRemove}
          >
            <TrashIcon aria-hidden />
          </button>
        </>
      )}
    </li>
  );
}

interface NameFieldProps {
  readonly name: string;
  readonly onDone: (name: string) => void;
  readonly onStop: () => void;
}

function NameField({ name, onDone, onStop }: NameFieldProps) {
  const m = useKnownTexts(findTexts).saved;
  const [typed, setTyped] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <input
      ref={field}
      className="input"
      aria-label={m.newName(name)}
      maxLength={limits.filterName}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => onDone(typed.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onDone(typed.trim());
        else if (event.key === 'Escape') onStop();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
