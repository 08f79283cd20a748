import { PlusIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useId, useRef, useState } from 'react';
import { organisationsTexts } from '../../shared/i18n/late.ts';
import { limits, type Organisation } from '../../shared/plan/schema.ts';
import { clashesOf } from '../../shared/plan/standing.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { usePerform } from '../sync/hooks.tsx';
import { nameIn } from './known.ts';

/** Its other names, to be added and taken away. One that another organisation bears is told before it is added. */
export function Aliases({ organisation }: { readonly organisation: Organisation }) {
  const m = useKnownTexts(organisationsTexts);
  const register = useStore().records().organisations;
  const perform = usePerform();
  const field = useRef<HTMLInputElement>(null);
  const [written, setWritten] = useState('');
  const id = useId();
  const { aliases, name } = organisation;
  const alias = written.trim();
  const clash = alias ? clashesOf(register, organisation.id, [alias])[0] : undefined;
  const isKnown = aliases.includes(alias);
  const isFull = aliases.length >= limits.set;
  const set = (value: readonly string[]) =>
    perform(
      { kind: 'edit', name: name || organisation.id, id: organisation.id },
      { name: 'setField', input: { entity: 'organisation', id: organisation.id, field: 'aliases', value } },
    );
  const add = () => {
    if (!alias || isFull) return;
    if (isKnown || set([...aliases, alias])) setWritten('');
  };
  const remove = (gone: string) => {
    set(aliases.filter((one) => one !== gone));
    field.current?.focus();
  };
  return (
    <div className="field" role="group" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className="label">
        {m.aliases}
      </span>
      <ul className="aliases">
        {aliases.map((one) => (
          <li key={one} className="alias">
            <span lang={planLanguage}>{one}</span>
            <button type="button" aria-label={m.removeAlias(one)} onClick={() => remove(one)}>
              <XMarkIcon aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <div className="alias-new">
        <input
          ref={field}
          className="input"
          aria-label={m.newAlias}
          placeholder={m.newAlias}
          lang={planLanguage}
          maxLength={limits.name}
          value={written}
          aria-describedby={`${id}-clash`}
          onChange={(event) => setWritten(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Escape') setWritten('');
            if (event.key === 'Enter') add();
          }}
        />
        <button type="button" className="button icon" aria-label={m.addAlias} disabled={!alias} onClick={add}>
          <PlusIcon aria-hidden />
        </button>
      </div>
      <p id={`${id}-clash`} className="organisation-clash" role="status">
        {clash && m.clash(clash.name, nameIn(register, clash.other))}
        {isFull && m.full(limits.set)}
      </p>
    </div>
  );
}
