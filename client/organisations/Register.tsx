import { PlusIcon } from '@navikt/aksel-icons';
import { useDeferredValue, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import { organisationsTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useMay } from '../sync/hooks.tsx';
import { Filters } from './Filters.tsx';
import { addressOf, linesOf, wishIn, type Wish } from './list.ts';
import { NewOrganisation } from './NewOrganisation.tsx';
import { RegisterRow } from './RegisterRow.tsx';
import { readable } from './known.ts';
import { useFigures } from './use-standings.ts';
import { useHeading } from './use-heading.ts';

/** Every organisation of the plan, to be found. */
export function Register() {
  const m = useKnownTexts(organisationsTexts);
  const [address, setAddress] = useSearchParams();
  const [isMaking, setMaking] = useState(false);
  const may = useMay('edit-plan');
  const mayChange = useMay('edit-plan', { theme: null });
  const figures = useFigures();
  const wish = useMemo(() => wishIn(address), [address]);
  const listed = useDeferredValue(wish);
  const lines = useMemo(() => linesOf(figures, listed), [figures, listed]);
  const heading = useHeading(m.title);
  const change = (part: Partial<Wish>) => setAddress(addressOf({ ...wish, ...part }), { replace: true });
  const all = readable(figures.records.organisations);
  const living = all.filter(({ archived }) => !archived);
  return (
    <>
      <div className="organisations-head">
        <h2 ref={heading} tabIndex={-1}>
          {m.title}
        </h2>
        <p className="quiet number">{m.count(living.length, figures.standings.size)}</p>
        <span className="grow" />
        {may && (
          <button type="button" className="button primary" onClick={() => setMaking(true)}>
            <PlusIcon aria-hidden />
            {m.add}
          </button>
        )}
      </div>
      {may && !mayChange && <p className="organisations-note">{m.onlyAdd}</p>}
      <Filters wish={wish} onChange={change} archived={all.length - living.length} />
      <output className="hidden">{m.shown(lines.length)}</output>
      <div className="register-words" aria-hidden>
        <span className="grow">{m.organisation}</span>
        <span>{m.leads}</span>
        <span>{m.joins}</span>
      </div>
      <ul className="register" aria-label={m.title}>
        {lines.map((line) => (
          <RegisterRow
            key={line.organisation.id}
            {...line}
            goal={wish.archived ? line.organisation.mergedInto : undefined}
          />
        ))}
      </ul>
      {lines.length === 0 && (
        <Empty isNew={all.length === 0} onClear={() => setAddress({}, { replace: true })} />
      )}
      {isMaking && <NewOrganisation name={wish.q} onClose={() => setMaking(false)} />}
    </>
  );
}

interface EmptyProps {
  readonly isNew: boolean;
  readonly onClear: () => void;
}

function Empty({ isNew, onClear }: EmptyProps) {
  const m = useKnownTexts(organisationsTexts);
  return (
    <div className="register-empty">
      <p>
        <strong>{isNew ? m.none : m.noHits}</strong>
      </p>
      {isNew ? (
        <p className="quiet">{m.noneHelp}</p>
      ) : (
        <button type="button" className="button small" onClick={onClear}>
          {m.showAll}
        </button>
      )}
    </div>
  );
}
