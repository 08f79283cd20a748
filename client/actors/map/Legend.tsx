import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { Shape } from '../../ui/Shape.tsx';

/** What lines and outlines mean. The kinds stand with their choices. */
export function Legend() {
  const m = useKnownTexts(actorsTexts).map;
  return (
    <ul className="map-legend" aria-label={m.legend}>
      <li>
        <Sample isFirm />
        {m.firm}
      </li>
      <li>
        <Sample />
        {m.proposed}
      </li>
      <li className="map-planned">
        <Shape name="square" size={14} isHollow />
        {m.planned}
      </li>
      <li>{m.bySize}</li>
    </ul>
  );
}

function Sample({ isFirm = false }: { readonly isFirm?: boolean }) {
  return (
    <svg className="map-lines" width={34} height={8} viewBox="0 0 34 8" aria-hidden>
      <line className={isFirm ? 'is-firm' : undefined} x1={0} y1={4} x2={34} y2={4} strokeWidth={2.5} />
    </svg>
  );
}
