import { useId, useMemo, useState } from 'react';
import { organisationsTexts } from '../../shared/i18n/late.ts';
import { search, type Registered } from '../../shared/register.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { useCombobox } from '../ui/use-combobox.ts';
import { OrganisationShape } from './OrganisationShape.tsx';

/** More lines than these nobody reads: a letter more says it better. */
const mostShown = 30;

interface PickOrganisationProps {
  readonly label: string;
  /** Those to choose among. */
  readonly register: readonly Registered[];
  readonly value: string | undefined;
  readonly onPick: (id: string | undefined) => void;
}

/** One organisation of the register, found by any of its names. */
export function PickOrganisation({ label, register, value, onPick }: PickOrganisationProps) {
  const m = useKnownTexts(organisationsTexts);
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const chosen = register.find((one) => one.id === value);
  const hits = useMemo(() => search(register, typed ?? ''), [register, typed]);
  const shown = hits.slice(0, mostShown);
  const { isShown, active, setOpen, take, onKeyDown, told } = useCombobox({
    count: chosen && typed === undefined ? 0 : shown.length,
    onTake: (index) => {
      onPick(shown[index]?.organisation.id);
      setTyped(undefined);
    },
  });
  return (
    <div className="field pick">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        type="text"
        {...told(id)}
        placeholder={m.search}
        lang={planLanguage}
        value={typed ?? chosen?.name ?? ''}
        onChange={(event) => {
          setTyped(event.target.value);
          onPick(undefined);
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      {isShown && (
        <div id={`${id}-list`} className="picks" role="listbox" aria-label={label}>
          {shown.map(({ organisation, alias }, index) => (
            <button
              key={organisation.id}
              type="button"
              id={`${id}-${index}`}
              className="pick-line"
              role="option"
              aria-selected={index === active}
              tabIndex={-1}
              // The focus stays in the field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(index)}
            >
              <OrganisationShape of={organisation} size={13} />
              <span lang={planLanguage}>{organisation.name}</span>
              {alias && <span className="quiet">({alias})</span>}
            </button>
          ))}
        </div>
      )}
      <output className="hidden">{isShown && m.shown(hits.length)}</output>
    </div>
  );
}
