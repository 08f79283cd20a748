import { useEffect, useMemo, useState } from 'react';
import {
  actorsTexts,
  cardTexts,
  findTexts,
  handTexts,
  tableTexts,
  timelineTexts,
} from '../../shared/i18n/late.ts';
import type { Place } from '../../shared/views/place.ts';
import { Board } from '../board/Board.tsx';
import { Desk, DeskContext, useDesk } from '../hand/desk.ts';
import { useRemoteNews } from '../hand/use-remote-news.ts';
import { useRightsNews } from '../hand/use-rights-news.ts';
import { useUndoKeys } from '../hand/use-undo-keys.ts';
import { late } from '../lib/late.tsx';
import { fetchRest } from '../lib/rest.ts';
import { useSignal, useSignalPart } from '../lib/signal.ts';
import { useOpenCard } from '../sync/card-way.ts';
import { useSession } from '../sync/hooks.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

const CardPanel = late(async () => (await import('../card/CardPanel.tsx')).CardPanel, cardTexts);
const FindBar = late(async () => (await import('../find/FindBar.tsx')).FindBar, findTexts);
const ChosenBar = late(async () => (await import('../hand/ChosenBar.tsx')).ChosenBar, handTexts);
const Table = late(async () => (await import('../table/Table.tsx')).Table, tableTexts);
const Timeline = late(async () => (await import('../timeline/Timeline.tsx')).Timeline, timelineTexts);
const Actors = late(async () => (await import('./ActorsView.tsx')).ActorsView, actorsTexts);

const fetchedLate = { table: Table, timeline: Timeline, actors: Actors };

interface ViewsProps {
  readonly place: Place;
  readonly isArchiveOpen: boolean;
  readonly onArchiveClose: () => void;
}

/** The plan, seen in one of the ways there are. A card opens over whatever view it was opened from. */
export function Views({ place, ...archive }: ViewsProps) {
  const { plan } = useSession();
  const desk = useMemo(() => new Desk(plan), [plan]);
  const openCard = useOpenCard();
  useEffect(fetchRest, []);
  const { card } = place;
  return (
    <DeskContext value={desk}>
      <div className="sub-bar">
        <ViewSwitch place={place} onNear={(view) => view !== 'board' && fetchedLate[view].ahead()} />
        <FindBar />
        {/* What a view puts beside it to be set up with. */}
        <div id="view-tools" />
      </div>
      <View place={place} {...archive} />
      <Everywhere />
      {card !== undefined && (
        // Its place is there before its code is, so that the view gives way once only.
        <div className="panel-place">
          <CardPanel id={card} onClose={() => openCard(undefined)} />
        </div>
      )}
    </DeskContext>
  );
}

function View({ place: { view, part, card }, ...archive }: ViewsProps) {
  // Once drawn, the board stays behind the others: it is what people come back to, and large.
  const [hadBoard, setHadBoard] = useState(view === 'board');
  if (view === 'board' && !hadBoard) setHadBoard(true);
  return (
    <>
      {hadBoard && (
        <Board {...archive} isAway={view !== 'board'} card={view === 'board' ? card : undefined} />
      )}
      {view === 'table' && <Table />}
      {view === 'timeline' && <Timeline />}
      {view === 'actors' && <Actors part={part} />}
    </>
  );
}

/** What works in every view: the keys for taking back, what others have done, and what is chosen. */
function Everywhere() {
  const { choosing } = useDesk();
  const isByTap = useSignal(choosing.isByTap);
  const isChosen = useSignalPart(choosing.ids, (ids) => ids.size > 0);
  useUndoKeys();
  useRemoteNews();
  useRightsNews();
  return (isByTap || isChosen) && <ChosenBar />;
}
