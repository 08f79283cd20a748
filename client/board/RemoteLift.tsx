import { HandFingerIcon } from '@navikt/aksel-icons';
import { useLayoutEffect, useRef } from 'react';
import { useMessages } from '../lib/i18n.tsx';
import { useSignal, useSignalPart } from '../lib/signal.ts';
import type { Other } from '../presence/presence.ts';
import { useCards } from '../state/hooks.tsx';
import { usePresence } from '../sync/hooks.tsx';
import { PersonTag } from '../ui/PersonTag.tsx';
import { useBoard } from './board-context.tsx';
import { splitSpot } from '../hand/spot.ts';
import { CardCopy } from './LiftedCopy.tsx';

/** A card in somebody else's hand, seen over the strategy they hold it above. It moves nothing of mine. */
export function RemoteLift({ strategy }: { readonly strategy: string }) {
  const others = usePresence().others;
  const other = useSignalPart(others, (all) =>
    all.find(({ dragging }) => dragging?.entity === 'action' && dragging.to?.parent === strategy),
  );
  // Where nobody looks nothing is measured: that would have the hidden board laid out.
  const isAway = useSignal(useBoard().away);
  return other && !isAway ? <Carried other={other} strategy={strategy} /> : null;
}

interface CarriedProps {
  readonly other: Other;
  readonly strategy: string;
}

function Carried({ other: { user, dragging }, strategy }: CarriedProps) {
  const m = useMessages();
  const copy = useRef<HTMLDivElement>(null);
  const index = dragging!.to!.index;
  const id = dragging!.id;
  const cards = useCards(strategy);
  useLayoutEffect(() => {
    const group = copy.current!.parentElement!;
    const drawn = new Map(
      [...group.querySelectorAll<HTMLElement>('article[data-id]')].map((card) => [
        splitSpot(card.dataset.id!).id,
        card,
      ]),
    );
    // Where they hold it is counted among all cards; here a filter may hide some.
    const rest = cards.filter((card) => card !== id);
    const elementsOf = (ids: readonly string[]) => ids.flatMap((card) => drawn.get(card) ?? []);
    const next = elementsOf(rest.slice(index))[0];
    const last = elementsOf(rest.slice(0, index)).at(-1);
    const top = next?.offsetTop ?? (last ? last.offsetTop + last.offsetHeight : group.offsetHeight);
    copy.current!.style.top = `${top + 10}px`;
  }, [index, id, cards]);
  const who = m.people.nameTag(user.name, user.organisation);
  return (
    <div ref={copy} className="remote-lift" data-person={user.colour} aria-hidden>
      <PersonTag colour={user.colour} icon={<HandFingerIcon aria-hidden />}>
        {m.people.moves(who)}
      </PersonTag>
      <CardCopy id={id} />
    </div>
  );
}
