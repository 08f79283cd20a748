import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { partiesTexts } from '../../shared/i18n/late.ts';
import { organisationKinds, type OrganisationKind } from '../../shared/plan/schema.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';

interface NewPartyProps {
  readonly name: string;
  readonly onMake: (kind: OrganisationKind, isPlanned: boolean) => void;
  readonly onClose: () => void;
}

/** What kind of organisation it is that is new to the register. Who does not know leaves it at "other". */
export function NewParty({ name, onMake, onClose }: NewPartyProps) {
  const m = useKnownTexts(partiesTexts);
  const { app } = useMessages();
  const id = useId();
  const [kind, setKind] = useState<OrganisationKind>('other');
  const [isPlanned, setPlanned] = useState(false);
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => select.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <form
      className="new-party"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onMake(kind, isPlanned);
      }}
      onKeyDown={onKeyDown}
    >
      <label htmlFor={id}>{m.newKind(name)}</label>
      <select
        ref={select}
        id={id}
        className="input"
        value={kind}
        onChange={(event) => setKind(event.target.value as OrganisationKind)}
      >
        {organisationKinds.map((one) => (
          <option key={one} value={one}>
            {m.kind[one]}
          </option>
        ))}
      </select>
      <label className="check">
        <input type="checkbox" checked={isPlanned} onChange={(event) => setPlanned(event.target.checked)} />
        {m.isPlanned}
      </label>
      <div className="party-own">
        <button type="submit" className="button small primary">
          {m.addIt}
        </button>
        <button type="button" className="button small ghost" onClick={onClose}>
          {app.cancel}
        </button>
      </div>
    </form>
  );
}
