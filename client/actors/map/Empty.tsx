import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import type { Networks } from './use-networks.ts';

interface EmptyProps {
  readonly networks: Networks;
  readonly onShowAll: () => void;
}

/** Why there is nothing to draw, and what helps. */
export function Empty({ networks: { whole, fitting }, onShowAll }: EmptyProps) {
  const m = useKnownTexts(actorsTexts).map;
  if (whole.ties.length === 0)
    return (
      <div className="map-empty">
        <p>
          <strong>{m.none}</strong>
        </p>
        <p className="quiet">{m.noneHelp}</p>
      </div>
    );
  if (fitting.ties.length === 0)
    return (
      <div className="map-empty">
        <p>
          <strong>{m.noHits}</strong>
        </p>
      </div>
    );
  return (
    <div className="map-empty">
      <p>
        <strong>{m.tooMany}</strong>
      </p>
      <p className="quiet">{m.tooManyHelp}</p>
      <button type="button" className="button" onClick={onShowAll}>
        {m.showEverything}
      </button>
    </div>
  );
}
