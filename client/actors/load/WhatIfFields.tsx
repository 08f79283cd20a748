import { useEffect, useId, useMemo, useRef, type ReactNode } from 'react';
import { byColumn, loadsOf, type Role } from '../../../shared/actors/load.ts';
import type { WhatIf } from '../../../shared/actors/what-if.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { isBroken } from '../../../shared/plan/document.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { planLanguage } from '../../state/plan-language.ts';
import type { Figures } from '../use-carried.ts';
import { shortIn, themeIn } from '../words.ts';

type Thought = Omit<WhatIf, 'role'>;

interface WhatIfFieldsProps {
  readonly figures: Figures;
  readonly role: Role;
  readonly thought: Thought;
  readonly onThink: (thought: Thought) => void;
}

/** From whom, to whom, and what of it. */
export function WhatIfFields({ figures, role, thought, onThink }: WhatIfFieldsProps) {
  const m = useKnownTexts(actorsTexts).load.whatIf;
  const { carried, records, themes } = figures;
  const { from, to, theme } = thought;
  const loads = useMemo(() => loadsOf(carried, role), [carried, role]);
  const register = useMemo(() => livingIn(figures), [figures]);
  const own = byColumn(loads.find(({ org }) => org === from)?.actions ?? [], 'theme');
  return (
    <div className="what-if-fields">
      <Choice
        label={m.from}
        isFirst
        value={from}
        onChoose={(from) => onThink({ ...thought, from, theme: undefined })}
      >
        {!loads.some(({ org }) => org === from) && <option value={from}>{shortIn(records, from)}</option>}
        {loads.map(({ org, actions }) => (
          <option key={org} value={org} disabled={org === to} lang={planLanguage}>
            {shortIn(records, org)} ({actions.length})
          </option>
        ))}
      </Choice>
      <Choice
        label={m.what}
        value={theme ?? ''}
        onChoose={(value) => onThink({ ...thought, theme: value || undefined })}
      >
        <option value="">{m.whole}</option>
        {themes.map((id) => {
          const known = themeIn(records, id);
          const n = own.get(id)?.length ?? 0;
          return n > 0 || id === theme ? (
            <option key={id} value={id}>
              {m.inTheme(known?.no ?? 0, known?.title ?? id, n)}
            </option>
          ) : null;
        })}
      </Choice>
      <Choice label={m.to} value={to} onChoose={(to) => onThink({ ...thought, to })}>
        <option value="">{m.choose}</option>
        {register.map(({ id, name }) => (
          <option key={id} value={id} disabled={id === from} lang={planLanguage}>
            {name}
          </option>
        ))}
      </Choice>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  /** It takes the focus: what was pressed to come here is gone. */
  readonly isFirst?: boolean;
  readonly onChoose: (value: string) => void;
  readonly children: ReactNode;
}

function Choice({ label, value, isFirst = false, onChoose, children }: ChoiceProps) {
  const id = useId();
  const field = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (isFirst) field.current?.focus();
  }, [isFirst]);
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select
        ref={field}
        id={id}
        className="input"
        value={value}
        onChange={({ target }) => onChoose(target.value)}
      >
        {children}
      </select>
    </div>
  );
}

/** Everybody who can take over, by name. */
function livingIn({ records }: Figures): { readonly id: string; readonly name: string }[] {
  const byName = new Intl.Collator('nb').compare;
  return [...records.organisations.values()]
    .flatMap((one) => (isBroken(one) || one.archived ? [] : [{ id: one.id, name: one.name || one.id }]))
    .toSorted((a, b) => byName(a.name, b.name));
}
