import { PlusIcon } from '@navikt/aksel-icons';
import { useEffect, useId, useRef, useState } from 'react';
import { cardTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { useCombobox } from '../ui/use-combobox.ts';
import { seek, type Choice } from './seek.ts';

/** So many are shown at a time. */
const most = 8;

interface PickerProps {
  /** What the button says, and the field it opens. */
  readonly label: string;
  /** Worked out when the field opens. */
  readonly choices: () => readonly Choice[];
  readonly onTake: (id: string) => void;
}

/** A button that opens a field in which something is sought by number or title and taken. */
export function Picker({ label, choices, onTake }: PickerProps) {
  const [open, setOpen] = useState<readonly Choice[]>();
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(undefined);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (!open)
    return (
      <button ref={button} type="button" className="button small" onClick={() => setOpen(choices())}>
        <PlusIcon aria-hidden />
        {label}
      </button>
    );
  return (
    <Seeker
      label={label}
      choices={open}
      onClose={close}
      onLeave={() => setOpen(undefined)}
      onTake={(id) => {
        onTake(id);
        close();
      }}
    />
  );
}

interface SeekerProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly onTake: (id: string) => void;
  readonly onClose: () => void;
  readonly onLeave: () => void;
}

function Seeker({ label, choices, onTake, onClose, onLeave }: SeekerProps) {
  const texts = useKnownTexts(cardTexts);
  const id = useId();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const hits = seek(choices, typed, most);
  const { isShown, active, setOpen, take, onKeyDown } = useCombobox({
    count: hits.length,
    onTake: (index) => onTake(hits[index]!.id),
  });
  useEffect(() => {
    field.current?.focus();
  }, []);
  return (
    <div className="picker">
      <input
        ref={field}
        className="input"
        role="combobox"
        aria-label={label}
        aria-expanded={isShown}
        aria-controls={isShown ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        placeholder={texts.seek}
        value={typed}
        onFocus={() => setOpen(true)}
        onBlur={onLeave}
        onChange={({ target }) => {
          setTyped(target.value);
          setOpen(true);
        }}
        onKeyDown={(event) => {
          onKeyDown(event);
          // The first hit is meant when none is chosen.
          if (event.key === 'Enter' && active < 0 && typed.trim() !== '' && hits[0]) onTake(hits[0].id);
          if (event.key !== 'Escape') return;
          event.preventDefault();
          onClose();
        }}
      />
      {isShown && (
        <div id={`${id}-list`} className="picker-list" role="listbox" aria-label={label}>
          {hits.map((hit, index) => (
            <button
              key={hit.id}
              type="button"
              id={`${id}-${index}`}
              className="menu-item"
              role="option"
              aria-selected={index === active}
              tabIndex={-1}
              // The focus stays in the field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(index)}
            >
              <span className="number picker-number">{hit.number}</span>
              <span lang={planLanguage}>{hit.title}</span>
            </button>
          ))}
        </div>
      )}
      {typed.trim() !== '' && hits.length === 0 && (
        <p className="quiet" role="status">
          {texts.noHits}
        </p>
      )}
    </div>
  );
}
