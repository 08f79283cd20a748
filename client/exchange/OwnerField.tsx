import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { search } from '../../shared/register.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { registerOf } from '../state/register-of.ts';
import { Suggestions } from '../ui/Suggestions.tsx';
import { useCombobox } from '../ui/use-combobox.ts';

/** More lines than these nobody reads: a letter more says it better. */
const mostShown = 8;

/** Who leads an action that names nobody: one of the register, found by any of its names. */
export function OwnerField({ onPick }: { readonly onPick: (id: string) => void }) {
  const m = useKnownTexts(exchangeTexts);
  const store = useStore();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const register = useMemo(() => registerOf(store), [store]);
  const hits = useMemo(() => search(register, typed), [register, typed]);
  const shown = hits.slice(0, mostShown);
  const { isShown, active, setOpen, take, onKeyDown, told } = useCombobox({
    count: shown.length,
    onTake: (index) => onPick(shown[index]!.organisation.id),
  });
  useEffect(() => field.current?.focus(), []);
  return (
    <div className="field doubt-owner">
      <label className="label" htmlFor={id}>
        {m.doubts.owner}
      </label>
      <input
        ref={field}
        id={id}
        className="input"
        type="text"
        {...told(id)}
        placeholder={m.doubts.ownerSearch}
        lang={planLanguage}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      {isShown && (
        <Suggestions
          id={id}
          hits={shown}
          added={undefined}
          words={{ suggestions: m.doubts.owner, addNew: (name) => name }}
          active={active}
          onTake={take}
        />
      )}
      <output className="hidden">{isShown && m.doubts.ownersShown(hits.length)}</output>
    </div>
  );
}
