import { Link, useSearch } from 'wouter';
import { countsOf } from '../../shared/actors/load.ts';
import { actorsTexts } from '../../shared/i18n/late.ts';
import { actorParts, atBoard, placePath, type ActorPart } from '../../shared/views/place.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useSession } from '../sync/hooks.tsx';
import { Choices } from './Choices.tsx';
import { Empty } from './Empty.tsx';
import type { HandOver } from './load/hand-over.ts';
import { LoadView } from './load/LoadView.tsx';
import { ActorMap } from './map/ActorMap.tsx';
import { PrintedFrom } from './PrintedFrom.tsx';
import { SectorsView } from './sectors/SectorsView.tsx';
import { useCarried } from './use-carried.ts';
import './actors.css';

interface ActorsProps {
  readonly part: ActorPart;
  /** The dialog that hands over, put in by whoever puts the views together. */
  readonly HandOver: HandOver;
}

/** Who carries the plan. */
export function Actors({ part, HandOver }: ActorsProps) {
  const m = useKnownTexts(actorsTexts);
  const figures = useCarried();
  const { carried, all } = figures;
  const counts = countsOf(carried);
  const isEmpty = carried.length === 0;
  return (
    <main id="view" className="view actors" tabIndex={-1} aria-label={m.title}>
      <PrintedFrom />
      <header className="actors-head">
        <h2>{m.title}</h2>
        <p className="actors-counts quiet number">
          {m.frame.counts(counts.lead, counts.all)}
          {carried.length < all && <span>. {m.frame.ofFiltered(carried.length, all)}</span>}
        </p>
        <Parts part={part} />
        <Choices part={part} />
      </header>
      {isEmpty && <Empty isFiltered={all > 0} />}
      {!isEmpty && part === 'load' && <LoadView figures={figures} HandOver={HandOver} />}
      {!isEmpty && part === 'map' && <ActorMap />}
      {!isEmpty && part === 'sectors' && <SectorsView figures={figures} />}
    </main>
  );
}

/** The ways to look at who carries the plan. The filter and how the view is set up go along. */
function Parts({ part }: { readonly part: ActorPart }) {
  const m = useKnownTexts(actorsTexts);
  const { plan } = useSession();
  const search = useSearch();
  return (
    <nav className="view-switch actors-parts" aria-label={m.frame.parts}>
      {actorParts.map((one) => (
        <Link
          key={one}
          href={`${placePath(plan, { ...atBoard, view: 'actors', part: one })}${search && `?${search}`}`}
          aria-current={one === part ? 'page' : undefined}
        >
          {m.frame.part[one]}
        </Link>
      ))}
    </nav>
  );
}
