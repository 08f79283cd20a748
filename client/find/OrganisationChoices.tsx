import { useId, useState } from 'react';
import { parts, type Filter, type PartOf } from '../../shared/find/filter.ts';
import { findTexts } from '../../shared/i18n/late.ts';
import { search } from '../../shared/register.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { OrganisationChip } from '../marks/OrganisationChip.tsx';
import { useStore } from '../state/hooks.tsx';
import { toggled } from './choices.ts';
import { registerOf } from '../state/register-of.ts';
import type { Asking } from './use-finder.ts';

/** So many are offered at a time. */
const most = 8;

interface OrganisationChoicesProps {
  readonly asking: Asking;
  readonly filter: Filter;
}

/** The organisations, found by name or alias; those with the most actions first. And as what they stand there. */
export function OrganisationChoices({ asking: { finder, ask }, filter }: OrganisationChoicesProps) {
  const m = useKnownTexts(findTexts);
  const store = useStore();
  const radios = useId();
  const [typed, setTyped] = useState('');
  const register = registerOf(store);
  const weight = new Map<string, number>();
  for (const { owners, partners } of finder.living())
    for (const id of [...owners, ...partners]) weight.set(id, (weight.get(id) ?? 0) + 1);
  const ids = typed.trim()
    ? search(register, typed).map(({ organisation }) => organisation.id)
    : register.map(({ id }) => id).toSorted((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0));
  const others = ids.filter((id) => !filter.organisations.includes(id)).slice(0, most);
  const count = finder.counter('organisations');
  const as = (part: PartOf | undefined) => (
    <label key={part ?? 'either'} className="find-choice">
      <input
        type="radio"
        name={radios}
        checked={filter.part === part}
        onChange={() => ask({ ...filter, part })}
      />
      <span>{m[part ?? 'either']}</span>
    </label>
  );
  return (
    <>
      <input
        className="input"
        type="search"
        aria-label={m.findOrganisation}
        placeholder={m.findOrganisation}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {[...filter.organisations, ...others].map((id) => (
        <label key={id} className="find-choice">
          <input
            type="checkbox"
            checked={filter.organisations.includes(id)}
            onChange={() => ask(toggled(filter, 'organisations', id))}
          />
          <span>
            <OrganisationChip id={id} />
          </span>
          <span className="find-number number">{count({ organisations: [id] })}</span>
        </label>
      ))}
      {ids.length === 0 && <p className="quiet">{m.noOrganisation(typed.trim())}</p>}
      <fieldset className="find-as">
        <legend>{m.as}</legend>
        {[undefined, ...parts].map(as)}
      </fieldset>
    </>
  );
}
