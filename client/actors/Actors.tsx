import type { ActorPart } from '../../shared/views/place.ts';

/** Who carries the plan. */
export function Actors({ part }: { readonly part: ActorPart }) {
  return <main id="view" className="view" tabIndex={-1} data-part={part} />;
}
