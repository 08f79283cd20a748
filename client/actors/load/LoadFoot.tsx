import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { useSettings } from '../settings.ts';
import type { Row } from './rows.ts';

interface LoadFootProps {
  /** Those that are shown only when the table is unfolded. */
  readonly rest: readonly Row[];
  readonly hasPlanned: boolean;
}

/** What the bars mean, and how many more there are. */
export function LoadFoot({ rest, hasPlanned }: LoadFootProps) {
  const m = useKnownTexts(actorsTexts).load;
  const [{ isUnfolded }, change] = useSettings();
  const counts = rest.map(({ total }) => total.now);
  return (
    <div className="load-foot">
      {hasPlanned && (
        <span>
          <i className="load-key is-planned" aria-hidden /> {m.planned}
        </span>
      )}
      <span>
        <i className="load-key" aria-hidden /> {m.exists}
      </span>
      <span className="grow" />
      {rest.length > 0 && (
        <button
          type="button"
          className="button ghost small"
          aria-expanded={isUnfolded}
          onClick={() => change({ isUnfolded: !isUnfolded })}
        >
          {isUnfolded ? m.fewer : m.rest(rest.length, Math.min(...counts), Math.max(...counts))}
        </button>
      )}
    </div>
  );
}
