import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Command } from '../../shared/plan/command-inputs.ts';
import { limits } from '../../shared/plan/schema.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useLockedOut } from './use-locked-out.ts';
import './editor.css';

interface NameFieldProps {
  readonly label: string;
  /** Whether I may make it still, and what would. */
  readonly may: boolean;
  readonly making: (name: string) => Command;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** One line for the name of something new: Enter makes it, Esc does not. */
export function NameField({ label, may, making, onName, onClose }: NameFieldProps) {
  const m = useMessages();
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const written = name.trim();
  useLockedOut(may, () =>
    written === ''
      ? undefined
      : { deed: { kind: 'create', name: written, id: '' }, command: making(written) },
  );
  const make = () => written !== '' && onName(written);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onClose();
    if (event.key === 'Enter') make();
  };
  return (
    <div className="quick-add" data-still>
      <input
        ref={field}
        className="title-field"
        aria-label={label}
        placeholder={label}
        maxLength={limits.title}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => written === '' && onClose()}
      />
      <div className="quick-add-keys">
        <button type="button" className="button primary small" disabled={written === ''} onClick={make}>
          {m.theme.add}
        </button>
      </div>
    </div>
  );
}
