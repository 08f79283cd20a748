import { Link } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import { actorsTexts } from '../../shared/i18n/late.ts';
import { optionsFrom, withOptions } from '../../shared/views/options.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useSession } from '../sync/hooks.tsx';

/** There is nothing to count: nothing in the plan, or nothing that fits. */
export function Empty({ isFiltered }: { readonly isFiltered: boolean }) {
  const m = useKnownTexts(actorsTexts).frame;
  const { plan } = useSession();
  const clear = () => navigate(`${location.pathname}${withOptions('', optionsFrom(location.search))}`);
  return (
    <div className="actors-empty">
      <h3>{isFiltered ? m.noneFits : m.none}</h3>
      <p className="quiet">{isFiltered ? m.noneFitsHelp : m.noneHelp}</p>
      {isFiltered ? (
        <button type="button" className="button" onClick={clear}>
          {m.clear}
        </button>
      ) : (
        <Link className="button" href={`/plan/${plan}`}>
          {m.toBoard}
        </Link>
      )}
    </div>
  );
}
