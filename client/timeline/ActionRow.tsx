import { memo } from 'react';
import { timelineTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import type { Action } from '../../shared/plan/schema.ts';
import { barOf } from '../../shared/timeline/bars.ts';
import { useKnownTexts, useMessages, useSpoken } from '../lib/i18n.tsx';
import { useSignalPart } from '../lib/signal.ts';
import { Shape } from '../ui/Shape.tsx';
import { shapeOfSector } from '../ui/sectors.ts';
import { StatusMark } from '../marks/StatusMark.tsx';
import { useShortName } from '../marks/OrganisationChip.tsx';
import { Avatar } from '../presence/Avatar.tsx';
import { sectorOf } from '../../shared/plan/sector.ts';
import { useDesk } from '../hand/desk.ts';
import { useLook } from '../state/filter.ts';
import { useRecord } from '../state/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { slotOf } from '../state/slot.ts';
import { useMay, usePresence } from '../sync/hooks.tsx';
import { Bar } from './Bar.tsx';
import type { RowPlace } from './LaneRow.tsx';
import { datesText, labelText, overdueText } from './time-words.ts';
import { useTimeView } from './timeline-context.ts';

interface ActionRowProps extends RowPlace {
  readonly id: string;
  readonly theme: string | undefined;
  readonly isOpen: boolean;
}

/** One action in time. It takes an id, so that it renders again only when its own record changes. */
export const ActionRow = memo(function ActionRow(props: ActionRowProps) {
  const m = useMessages();
  const action = useRecord('action', props.id);
  if (!action) return null;
  if (!isBroken(action)) return <Whole {...props} action={action} />;
  const { id, index, top, isCurrent, measure } = props;
  return (
    <div
      ref={measure}
      className="tl-row"
      role="row"
      aria-level={2}
      aria-rowindex={index + 1}
      data-index={index}
      data-key={id}
      tabIndex={isCurrent ? 0 : -1}
      style={{ top }}
    >
      <div className="tl-left" role="gridcell">
        {m.board.broken}
      </div>
    </div>
  );
});

type WholeProps = ActionRowProps & { readonly action: Action };

function Whole({ id, theme, action, index, top, isCurrent, isOpen, measure }: WholeProps) {
  const m = useMessages();
  const { hand } = useTimeView();
  const { choosing } = useDesk();
  const record = useRecord('theme', theme ?? '');
  const no = record && !isBroken(record) ? record.no : undefined;
  const may = useMay('edit-plan', { theme: theme ?? null });
  const isDim = useLook(id)?.verdict === 'dim';
  const isChosen = useSignalPart(choosing.ids, (ids) => ids.has(id));
  const held = useSignalPart(hand.held, (one) => (one?.id === id ? one : undefined));
  const mark = useSignalPart(usePresence().marks, (marks) => marks.get(`action/${id}`));
  const name = useRowName(action);
  return (
    <div
      ref={measure}
      className={[
        'tl-row',
        isDim && 'is-dim',
        isChosen && 'is-chosen',
        isOpen && 'is-open',
        held && 'is-held',
        mark?.lifter && 'is-away',
      ]
        .filter(Boolean)
        .join(' ')}
      role="row"
      aria-level={2}
      aria-rowindex={index + 1}
      aria-selected={isChosen}
      aria-label={isDim ? `${name}, ${m.card.dim}` : name}
      aria-describedby={may ? 'tl-keys' : 'tl-keys-read'}
      data-index={index}
      data-key={id}
      data-action={id}
      data-theme-id={theme}
      data-slot={slotOf(no)}
      data-may={may || undefined}
      tabIndex={isCurrent ? 0 : -1}
      style={{ top }}
    >
      <Left action={action} isChosen={isChosen} mayChoose={may} />
      <div className="tl-right" role="gridcell">
        <Bar action={action} frame={held?.frame} may={may} />
      </div>
    </div>
  );
}

/** What the row is called to those who do not see it: all that it shows. */
function useRowName(action: Action): string {
  const texts = useKnownTexts(timelineTexts);
  const { messages: m, language } = useSpoken();
  const { today } = useTimeView();
  const { number, title, status = 'proposed' } = action;
  const isUnset = barOf(action).kind === 'unset';
  return [
    `${number ?? m.board.new} ${title}`,
    m.status[status],
    isUnset ? texts.unset : labelText(action, texts, language),
    datesText(action, texts, language),
    overdueText(action, today, texts, language),
  ]
    .filter((part, at, all) => part && all.indexOf(part) === at)
    .join(', ');
}

interface LeftProps {
  readonly action: Action;
  readonly isChosen: boolean;
  readonly mayChoose: boolean;
}

function Left({ action, isChosen, mayChoose }: LeftProps) {
  const m = useMessages();
  const texts = useKnownTexts(timelineTexts);
  const { id, title, number, status = 'proposed', owners } = action;
  return (
    <div className="tl-left" role="gridcell">
      <span className="tl-box">
        {mayChoose && (
          <input
            type="checkbox"
            className="tl-check"
            tabIndex={-1}
            checked={isChosen}
            aria-label={texts.choose(number ?? title)}
            readOnly
          />
        )}
      </span>
      <span className="tl-status" title={m.status[status]}>
        <StatusMark status={status} />
      </span>
      <span className="tl-number number">{number ?? m.board.new}</span>
      <span className="tl-title" title={title} lang={planLanguage}>
        {title}
      </span>
      <WhoLooks id={id} />
      {owners[0] !== undefined && <Lead id={owners[0]} />}
    </div>
  );
}

function Lead({ id }: { readonly id: string }) {
  const name = useShortName(id);
  const organisation = useRecord('organisation', id);
  const known = organisation && !isBroken(organisation) ? organisation : undefined;
  return (
    <span className="tl-lead" title={known?.name ?? id} lang={planLanguage}>
      <Shape name={shapeOfSector[sectorOf(known?.kind)]} size={10} isHollow={known?.planned === true} />
      <span>{name}</span>
    </span>
  );
}

/** Somebody else has the card open. */
function WhoLooks({ id }: { readonly id: string }) {
  const m = useMessages();
  const texts = useKnownTexts(timelineTexts);
  const other = useSignalPart(usePresence().others, (all) =>
    all.find(({ viewport }) => viewport?.card === id),
  );
  if (!other) return null;
  const who = m.people.nameTag(other.user.name, other.user.organisation);
  return (
    <span className="tl-looks">
      <Avatar user={other.user} title={texts.open(who)} />
    </span>
  );
}
