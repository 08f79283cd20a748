import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { limits } from '../../shared/plan/schema.ts';
import { useMessages } from '../lib/i18n.tsx';
import './editor.css';

interface NameFieldProps {
  readonly label: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** One line for the name of something new: Enter makes it, Esc does not. */
export function NameField({ label, onName, onClose }: NameFieldProps) {
  const m = useMessages();
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const make = () => name.trim() !== '' && onName(name.trim());
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
        onBlur={() => name.trim() === '' && onClose()}
      />
      <div className="quick-add-keys">
        <button type="button" className="button primary small" disabled={name.trim() === ''} onClick={make}>
          {m.theme.add}
        </button>
      </div>
    </div>
  );
}
