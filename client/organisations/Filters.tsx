import { organisationsTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { kindsBySector, sorts, type Sort, type Wish } from './list.ts';

interface FiltersProps {
  readonly wish: Wish;
  readonly onChange: (part: Partial<Wish>) => void;
  /** How many are archived. */
  readonly archived: number;
}

/** What is sought, and which of them. */
export function Filters({ wish, onChange, archived }: FiltersProps) {
  const m = useKnownTexts(organisationsTexts);
  const check = (flag: 'planned' | 'idle' | 'archived', label: string) => (
    <label className="register-check">
      <input
        type="checkbox"
        checked={wish[flag]}
        onChange={(event) => onChange({ [flag]: event.target.checked })}
      />
      {label}
    </label>
  );
  return (
    <search className="register-filters">
      <input
        className="input"
        type="search"
        aria-label={m.search}
        placeholder={m.search}
        value={wish.q}
        onChange={(event) => onChange({ q: event.target.value })}
      />
      <KindFilter value={wish.kind} onChange={(kind) => onChange({ kind })} />
      <select
        className="input"
        aria-label={m.sort}
        value={wish.sort}
        onChange={(event) => onChange({ sort: event.target.value as Sort })}
      >
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {m.sorted[sort]}
          </option>
        ))}
      </select>
      <div className="register-checks">
        {check('planned', m.onlyPlanned)}
        {check('idle', m.onlyIdle)}
        {(archived > 0 || wish.archived) && check('archived', m.onlyArchived(archived))}
      </div>
    </search>
  );
}

interface KindFilterProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function KindFilter({ value, onChange }: KindFilterProps) {
  const m = useKnownTexts(organisationsTexts);
  const { sector: sectors } = useMessages();
  return (
    <select
      className="input"
      aria-label={m.kindLabel}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{m.allKinds}</option>
      {[...kindsBySector].map(([sector, kinds]) => (
        <optgroup key={sector} label={sectors[sector]}>
          {kinds.length > 1 && <option value={`sector-${sector}`}>{m.allOf(sectors[sector])}</option>}
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {m.kind[kind]}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
