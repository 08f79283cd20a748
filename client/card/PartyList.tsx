import { PlusIcon } from '@navikt/aksel-icons';
import { useId, useRef, useState } from 'react';
import { partiesTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useStanding } from '../state/said.ts';
import { PartyField } from './PartyField.tsx';
import { PartyNote } from './PartyNote.tsx';
import { PartyRow } from './PartyRow.tsx';
import type { Side } from './parts.ts';
import type { SectionProps } from './section.ts';

interface PartyListProps extends SectionProps {
  readonly side: Side;
}

/** Those who stand on an action in one way, each with its promise; more are added below. */
export function PartyList({ side, action, may }: PartyListProps) {
  const m = useKnownTexts(partiesTexts);
  const id = useId();
  const [isAdding, add] = useState(false);
  const addButton = useRef<HTMLButtonElement>(null);
  const orgs = action[side];
  const close = () => {
    add(false);
    addButton.current?.focus();
  };
  return (
    <section className="card-section parties" aria-labelledby={id} data-side={side}>
      <div className="card-section-head">
        <h3 id={id}>
          {m[side]} <Count {...{ side, action }} />
        </h3>
        {may && (
          <button
            ref={addButton}
            type="button"
            className="button ghost icon small"
            aria-label={m.add[side]}
            title={m.add[side]}
            aria-expanded={isAdding}
            onClick={() => add(!isAdding)}
          >
            <PlusIcon aria-hidden />
          </button>
        )}
      </div>
      {orgs.length === 0 && !isAdding && (
        <p className="quiet">{side === 'owners' ? m.noOwners : m.noPartners}</p>
      )}
      <ul className="party-list">
        {orgs.map((org) => (
          <PartyRow key={org} {...{ org, side, action, may }} onGone={() => addButton.current?.focus()} />
        ))}
      </ul>
      {isAdding && may && <PartyField {...{ side, action }} onClose={close} />}
      <PartyNote {...{ side, action, may }} />
    </section>
  );
}

/** How many of them have said yes, when there are several to ask. */
function Count({ side, action }: Pick<PartyListProps, 'side' | 'action'>) {
  const m = useKnownTexts(partiesTexts);
  const { confirmed, parts } = useStanding(action)[side];
  return parts > 1 && <span className="party-count">{m.confirmedOf(confirmed, parts)}</span>;
}
