import { PersonGroupIcon, SquareGridIcon, TableIcon, TimelineIcon } from '@navikt/aksel-icons';
import { Link, useSearch } from 'wouter';
import { filterFrom, queryOf } from '../../shared/find/query.ts';
import { placePath, viewNames, type Place } from '../../shared/views/place.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useSession } from '../sync/hooks.tsx';
import './view-switch.css';

const icons = { board: SquareGridIcon, table: TableIcon, timeline: TimelineIcon, actors: PersonGroupIcon };

interface ViewSwitchProps {
  readonly place: Place;
  /** Somebody is about to go to a view: the pointer or the focus is on the way there. */
  readonly onNear: (view: Place['view']) => void;
}

/** The ways to see the plan. What is asked for, and the card that is open, go along. */
export function ViewSwitch({ place, onNear }: ViewSwitchProps) {
  const m = useMessages();
  const { plan } = useSession();
  const query = queryOf(filterFrom(useSearch()));
  return (
    <nav className="view-switch" aria-label={m.plan.views}>
      {viewNames.map((view) => {
        const Icon = icons[view];
        return (
          <Link
            key={view}
            href={`${placePath(plan, { ...place, view, part: 'load' })}${query}`}
            aria-current={view === place.view ? 'page' : undefined}
            title={m.plan[view]}
            onPointerEnter={() => onNear(view)}
            onFocus={() => onNear(view)}
          >
            <Icon aria-hidden />
            <span>{m.plan[view]}</span>
          </Link>
        );
      })}
    </nav>
  );
}
