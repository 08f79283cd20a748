import { LinkIcon } from '@navikt/aksel-icons';
import { useMessages } from '../lib/i18n.tsx';
import { useFigure } from '../state/hooks.tsx';
import { labelOf, shownParent } from '../state/names.ts';

/** Says that this is not where the card is counted, and where that is. */
export function HomeElsewhere({ id }: { readonly id: string }) {
  const m = useMessages();
  const home = useFigure((store) => labelOf(store.record('strategy', shownParent(store, 'action', id))));
  return (
    <p className="card-foot is-second">
      <LinkIcon aria-hidden />
      {home ? m.card.alsoHere(home) : m.board.unplaced}
    </p>
  );
}
