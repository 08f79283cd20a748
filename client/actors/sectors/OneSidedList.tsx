import { useMemo } from 'react';
import { oneSidedIn } from '../../../shared/actors/sectors.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { useOpenCard } from '../../sync/card-way.ts';
import { Shape } from '../../ui/Shape.tsx';
import { shapeOfSector } from '../../ui/sectors.ts';
import { ActionLine } from '../ActionLine.tsx';
import type { Figures } from '../use-carried.ts';

/** The actions in which nobody of another sector takes part. */
export function OneSidedList({ figures: { carried, records } }: { readonly figures: Figures }) {
  const m = useKnownTexts(actorsTexts).sectors;
  const openCard = useOpenCard();
  const found = useMemo(() => oneSidedIn(carried, records.organisations), [carried, records]);
  return (
    <section className="sectors-panel" aria-labelledby="one-sided-title">
      <h3 id="one-sided-title">{found.length === 0 ? m.noneOneSided : m.oneSided(found.length)}</h3>
      <p className="quiet">{m.oneSidedRule}</p>
      <ul className="actors-list">
        {found.map(({ one, sector }) => (
          <li key={one.id}>
            <ActionLine
              one={one}
              records={records}
              remark={
                <>
                  <Shape name={shapeOfSector[sector]} size={11} />
                  {m.only[sector]}
                </>
              }
              onOpen={() => openCard(one.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
