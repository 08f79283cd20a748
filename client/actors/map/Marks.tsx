import { memo } from 'react';
import type { Neighbour } from '../../../shared/actors/network.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../../lib/i18n.tsx';
import { planLanguage } from '../../state/plan-language.ts';
import { Shape } from '../../ui/Shape.tsx';
import { shapeOfSector } from '../../ui/sectors.ts';
import type { Mark } from './scene.ts';

/** So many of those it works with are told by name. */
const told = 5;

interface MarksProps {
  readonly marks: readonly Mark[];
  readonly neighbours: ReadonlyMap<string, readonly Neighbour[]>;
  /** Who is lit up; undefined: nobody is looked at. */
  readonly lit: ReadonlySet<string> | undefined;
  readonly pressed: ReadonlySet<string>;
  readonly tabStop: string | undefined;
}

/** A mark for every organisation, its kind told by shape and colour. */
export const Marks = memo(function Marks({ marks, neighbours, lit, pressed, tabStop }: MarksProps) {
  const m = useKnownTexts(actorsTexts).map;
  const { sector: sectors } = useMessages();
  const shortOf = new Map(marks.map(({ id, short }) => [id, short]));
  const wordsOf = ({ id, name, sector, isPlanned, actions }: Mark) => {
    const near = neighbours.get(id) ?? [];
    const most = near.slice(0, told).map((one) => `${shortOf.get(one.id) ?? one.id} ${one.actions}`);
    const more = near.length > told ? [m.andMore(near.length - told)] : [];
    const kind = isPlanned ? `${sectors[sector]}, ${sectors.planned}` : sectors[sector];
    const others = near.length > 0 ? `${m.with(near.length, [...most, ...more].join(', '))}.` : m.alone;
    return `${m.mark(name, kind, actions)} ${others}`;
  };
  return (
    <g className="map-marks">
      {marks.map((mark) => {
        const { id, x, y, radius, sector, isPlanned, actions } = mark;
        return (
          <g
            key={id}
            className={isPlanned ? 'map-mark is-planned' : 'map-mark'}
            transform={`translate(${x - radius} ${y - radius})`}
            role="button"
            tabIndex={id === tabStop ? 0 : -1}
            aria-label={wordsOf(mark)}
            aria-pressed={pressed.has(id)}
            data-id={id}
            data-sector={sector}
            data-out={actions === 0 || undefined}
            data-lit={lit?.has(id) || undefined}
          >
            <title lang={planLanguage}>{mark.name}</title>
            <circle className="map-ring" cx={radius} cy={radius} r={radius + 4} data-screen />
            <Shape name={shapeOfSector[sector]} size={radius * 2} isHollow={isPlanned} />
          </g>
        );
      })}
    </g>
  );
});
