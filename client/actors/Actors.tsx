import { actorsTexts } from '../../shared/i18n/late.ts';
import type { ActorPart } from '../../shared/views/place.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { ActorMap } from './map/ActorMap.tsx';

/** Who carries the plan. */
export function Actors({ part }: { readonly part: ActorPart }) {
  const m = useKnownTexts(actorsTexts);
  return (
    <main id="view" className="view" tabIndex={-1} aria-label={m.title} data-part={part}>
      {part === 'map' && <ActorMap />}
    </main>
  );
}
