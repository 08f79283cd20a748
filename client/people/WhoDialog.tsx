import { useId, useState, type FormEvent } from 'react';
import { limits } from '../../shared/plan/schema.ts';
import { useMessages } from '../lib/i18n.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotices } from '../ui/notices.tsx';

interface Said {
  readonly name: string;
  readonly organisation: string;
}

interface WhoDialogProps {
  /** Names from the plan's register, to choose from. */
  readonly organisations: readonly string[];
  readonly known: Said | undefined;
  /** Rejects when it cannot be kept. */
  readonly onPerson: (person: Said) => Promise<void>;
  /** Without it the question has to be answered: the first visit. */
  readonly onClose?: (() => void) | undefined;
}

/** Two fields and a button: what the others see of me. */
export function WhoDialog({ organisations, known, onPerson, onClose }: WhoDialogProps) {
  const m = useMessages();
  const notices = useNotices();
  const [name, setName] = useState(known?.name ?? '');
  const [organisation, setOrganisation] = useState(known?.organisation ?? '');
  const [isTried, setTried] = useState(false);
  const register = useId();
  const save = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!name.trim() || !organisation.trim()) return;
    onPerson({ name: name.trim(), organisation: organisation.trim() }).catch(() =>
      notices.show({ text: m.people.notKept }),
    );
  };
  return (
    <Dialog title={m.who.title} lead={m.who.lead} onClose={onClose}>
      <form onSubmit={save} noValidate>
        <NameInput
          label={m.who.name}
          autoComplete="name"
          value={name}
          onChange={setName}
          fault={isTried && !name.trim() ? m.who.nameMissing : undefined}
        />
        <NameInput
          label={m.who.organisation}
          autoComplete="organization"
          list={register}
          help={m.who.organisationHelp}
          value={organisation}
          onChange={setOrganisation}
          fault={isTried && !organisation.trim() ? m.who.organisationMissing : undefined}
        />
        <datalist id={register}>
          {organisations.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <div className="dialog-foot">
          <button type="submit" className="button primary">
            {onClose ? m.who.save : m.who.enter}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface NameInputProps {
  readonly label: string;
  readonly autoComplete: string;
  readonly list?: string;
  readonly help?: string;
  readonly fault: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function NameInput({ label, help, fault, onChange, ...input }: NameInputProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        className="input"
        maxLength={limits.name}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-about`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={`${id}-about`} className={fault ? 'fault' : 'help'}>
        {fault ?? help}
      </span>
    </div>
  );
}
