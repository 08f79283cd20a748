import { useId } from 'react';
import { peopleTexts } from '../../shared/i18n/late.ts';
import { limits } from '../../shared/plan/schema.ts';
import { sectorOf } from '../../shared/plan/sector.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { shapeOfSector } from '../ui/sectors.ts';
import { Shape } from '../ui/Shape.tsx';
import { named, search, type Registered } from '../../shared/register.ts';
import { Suggestions } from '../ui/Suggestions.tsx';
import { useCombobox } from '../ui/use-combobox.ts';

interface OrganisationFieldProps {
  readonly register: readonly Registered[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fault?: string | undefined;
}

/**
 * For whom somebody comes: suggested from the plan's register while they type, or written as it is. Without a register
 * it is a field like any other.
 */
export function OrganisationField({ register, value, onChange, fault }: OrganisationFieldProps) {
  const m = useKnownTexts(peopleTexts);
  const id = useId();
  const hits = search(register, value);
  const known = named(register, value);
  const added = value.trim() !== '' && !known ? value.trim() : undefined;
  const { isShown, active, setOpen, take, onKeyDown } = useCombobox({
    // Nothing is left to choose when what is written is the only one meant.
    count:
      register.length === 0 || (known && hits.length <= 1) ? 0 : hits.length + (added === undefined ? 0 : 1),
    onTake: (index) => hits[index] && onChange(hits[index].organisation.name),
  });
  const isNew = added !== undefined && !isShown;
  const help = register.length === 0 ? undefined : isNew ? m.isNew(added) : m.fromRegister;
  const about = fault ?? help;
  const combobox = {
    role: 'combobox',
    'aria-expanded': isShown,
    'aria-controls': isShown ? `${id}-list` : undefined,
    'aria-autocomplete': 'list',
    'aria-activedescendant': active >= 0 ? `${id}-${active}` : undefined,
  } as const;
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {m.organisation}
      </label>
      <div className={known ? 'combo has-shape' : 'combo'}>
        {known && (
          <span className="shape-in">
            <Shape name={shapeOfSector[sectorOf(known.kind)]} size={14} />
          </span>
        )}
        <input
          id={id}
          className="input"
          type="text"
          autoComplete="organization"
          maxLength={limits.name}
          value={value}
          aria-invalid={fault !== undefined}
          aria-describedby={about ? `${id}-about` : undefined}
          {...(register.length > 0 && combobox)}
          onChange={(event) => {
            onChange(event.target.value);
            setOpen(event.target.value.trim() !== '');
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
        />
        {isShown && <Suggestions id={id} hits={hits} added={added} words={m} active={active} onTake={take} />}
      </div>
      {about && (
        <span id={`${id}-about`} className={fault === undefined ? 'help' : 'fault'}>
          {about}
        </span>
      )}
      <output className="hidden">{isShown && m.hits(hits.length)}</output>
    </div>
  );
}
