import { ChevronDownIcon, ChevronRightIcon } from '@navikt/aksel-icons';
import { memo, type RefCallback } from 'react';
import { isBroken } from '../../shared/plan/document.ts';
import { timelineTexts } from '../../shared/i18n/late.ts';
import type { LanesBy } from '../../shared/timeline/lanes.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useShownCount } from '../state/filter.ts';
import { useRecord } from '../state/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { slotOf } from '../state/slot.ts';
import { laneKey } from './rows.ts';

export interface RowPlace {
  /** Its place in the list that is drawn. */
  readonly index: number;
  readonly top: number;
  /** Whether Tab comes here. */
  readonly isCurrent: boolean;
  readonly measure: RefCallback<HTMLElement>;
}

interface LaneRowProps extends RowPlace {
  readonly lane: string;
  readonly by: LanesBy;
  readonly ids: readonly string[];
  readonly isFolded: boolean;
}

/** What a lane is called: its theme, or who has the main responsibility. */
function useLaneName(by: LanesBy, lane: string): { name: string; no: number | undefined } {
  const texts = useKnownTexts(timelineTexts);
  const theme = useRecord('theme', by === 'theme' ? lane : '');
  const organisation = useRecord('organisation', by === 'lead' ? lane : '');
  if (lane === '') return { name: by === 'theme' ? texts.unplaced : texts.noOwner, no: undefined };
  if (theme && !isBroken(theme)) return { name: theme.title, no: theme.no };
  return {
    name: organisation && !isBroken(organisation) ? (organisation.name ?? lane) : lane,
    no: undefined,
  };
}

/** The head of a lane: what it is, how many stand in it, and whether they are shown. */
export const LaneRow = memo(function LaneRow(props: LaneRowProps) {
  const { lane, by, ids, isFolded, index, top, isCurrent, measure } = props;
  const texts = useKnownTexts(timelineTexts);
  const { name, no } = useLaneName(by, lane);
  const fitting = useShownCount(ids);
  const count = fitting === ids.length ? String(ids.length) : texts.fits(fitting, ids.length);
  const Chevron = isFolded ? ChevronRightIcon : ChevronDownIcon;
  return (
    <div
      ref={measure}
      className="tl-row tl-lane"
      role="row"
      aria-level={1}
      aria-expanded={!isFolded}
      aria-rowindex={index + 1}
      aria-label={`${no ?? ''} ${name}, ${texts.count(fitting)}`.trim()}
      data-index={index}
      data-key={laneKey(lane)}
      data-lane={lane}
      data-slot={no === undefined ? undefined : slotOf(no)}
      tabIndex={isCurrent ? 0 : -1}
      style={{ top }}
    >
      <div className="tl-left" role="gridcell">
        <Chevron aria-hidden className="tl-chevron" />
        {no !== undefined && <span className="badge">{no}</span>}
        <span className="tl-lane-name" lang={planLanguage}>
          {name}
        </span>
        <span className="grow" />
        <span className="tl-count number">{count}</span>
      </div>
      <div className="tl-right" role="gridcell" />
    </div>
  );
});
