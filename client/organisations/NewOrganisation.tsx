import { useId, useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { organisationsTexts } from '../../shared/i18n/late.ts';
import { newId } from '../../shared/ids.ts';
import { limits, organisationKinds, type OrganisationKind } from '../../shared/plan/schema.ts';
import { clashesOf } from '../../shared/plan/standing.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { usePerform, useSession } from '../sync/hooks.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { nameIn } from './known.ts';

interface NewOrganisationProps {
  /** What was sought, and not found. */
  readonly name: string;
  readonly onClose: () => void;
}

/** Adds an organisation to the register. A name that is taken is told, not refused. */
export function NewOrganisation({ name: sought, onClose }: NewOrganisationProps) {
  const { app } = useMessages();
  const m = useKnownTexts(organisationsTexts);
  const { plan } = useSession();
  const register = useStore().records().organisations;
  const perform = usePerform();
  const [, navigate] = useLocation();
  const [name, setName] = useState(sought);
  const [short, setShort] = useState('');
  const [kind, setKind] = useState<OrganisationKind>('business');
  const [planned, setPlanned] = useState(false);
  const id = useId();
  const written = name.trim();
  const clash = written ? clashesOf(register, '', [written, short.trim()].filter(Boolean))[0] : undefined;
  const make = (event: FormEvent) => {
    event.preventDefault();
    if (!written) return;
    const input = { id: newId(), name: written, kind, ...(short.trim() && { short: short.trim() }) };
    const done = perform(
      { kind: 'create', name: written, id: '' },
      { name: 'createOrganisation', input: { ...input, ...(planned && { planned }) } },
    );
    onClose();
    if (done) navigate(`/plan/${plan}/organisations/${input.id}`);
  };
  return (
    <Dialog title={m.add} onClose={onClose}>
      <form onSubmit={make}>
        <Line label={m.name} value={name} onChange={setName} about={`${id}-clash`} />
        <p id={`${id}-clash`} className="organisation-clash" role="status">
          {clash && m.clash(clash.name, nameIn(register, clash.other))}
        </p>
        <Line label={m.short} value={short} onChange={setShort} />
        <label className="field">
          <span className="label">{m.kindLabel}</span>
          <select
            className="input"
            value={kind}
            onChange={(event) => setKind(event.target.value as OrganisationKind)}
          >
            {organisationKinds.map((kind) => (
              <option key={kind} value={kind}>
                {m.kind[kind]}
              </option>
            ))}
          </select>
        </label>
        <label className="switch-line">
          <input
            type="checkbox"
            className="switch"
            checked={planned}
            onChange={(event) => setPlanned(event.target.checked)}
          />
          {m.plannedLabel}
        </label>
        <div className="dialog-foot">
          <button type="submit" className="button primary" disabled={!written}>
            {m.addIt}
          </button>
          <span className="grow" />
          <button type="button" className="button ghost" onClick={onClose}>
            {app.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly about?: string;
}

const Line = ({ label, value, onChange, about }: LineProps) => (
  <label className="field">
    <span className="label">{label}</span>
    <input
      className="input"
      maxLength={limits.name}
      value={value}
      aria-describedby={about}
      onChange={(event) => onChange(event.target.value)}
    />
  </label>
);
