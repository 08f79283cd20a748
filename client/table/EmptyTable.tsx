import { Link, useLocation } from 'wouter';
import { tableTexts } from '../../shared/i18n/late.ts';
import { atBoard, placePath } from '../../shared/views/place.ts';
import { withOptions, optionsFrom } from '../../shared/views/options.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useShown } from '../state/hooks.tsx';
import { useSession } from '../sync/hooks.tsx';

/** In place of the table when there is nothing to fill it with: why that is, and what to do. */
export function EmptyTable() {
  const { empty } = useKnownTexts(tableTexts);
  const { plan } = useSession();
  const [path, navigate] = useLocation();
  const isPlan = useShown(
    ({ themes, unplaced, unplacedStrategies }) =>
      themes.length + unplaced.length + unplacedStrategies.length === 0,
  );
  return (
    <section className="table-empty">
      <h2>{isPlan ? empty.plan : empty.filter}</h2>
      <p className="quiet">{isPlan ? empty.planHelp : empty.filterHelp}</p>
      {isPlan ? (
        <Link className="button primary" href={placePath(plan, atBoard)}>
          {empty.toBoard}
        </Link>
      ) : (
        <button
          type="button"
          className="button primary"
          onClick={() => navigate(`${path}${withOptions('', optionsFrom(location.search))}`)}
        >
          {empty.clear}
        </button>
      )}
    </section>
  );
}
