import { ChevronLeftIcon, ChevronRightIcon } from '@navikt/aksel-icons';
import { timelineTexts } from '../../shared/i18n/late.ts';
import type { Lane, LanesBy } from '../../shared/timeline/lanes.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { useLaneNames } from './use-lane-names.ts';

interface LanePickerProps {
  readonly lanes: readonly Lane[];
  readonly by: LanesBy;
  readonly lane: string;
  readonly onPick: (lane: string) => void;
}

/** Where there is room for one lane only: which one, and to the next. */
export function LanePicker({ lanes, by, lane, onPick }: LanePickerProps) {
  const texts = useKnownTexts(timelineTexts);
  const at = Math.max(
    lanes.findIndex(({ key }) => key === lane),
    0,
  );
  const nameOf = useLaneNames(by);
  const step = (by: -1 | 1) => {
    const next = lanes[at + by];
    if (next) onPick(next.key);
  };
  return (
    <div className="tl-picker">
      <button
        type="button"
        className="button icon"
        aria-label={texts.previousLane}
        disabled={at === 0}
        onClick={() => step(-1)}
      >
        <ChevronLeftIcon aria-hidden />
      </button>
      <select
        className="tl-select"
        aria-label={texts.lane}
        lang={planLanguage}
        value={lanes[at]?.key}
        onChange={({ target }) => onPick(target.value)}
      >
        {lanes.map(({ key, ids }) => (
          <option key={key} value={key}>{`${nameOf(key)} (${ids.length})`}</option>
        ))}
      </select>
      <button
        type="button"
        className="button icon"
        aria-label={texts.nextLane}
        disabled={at === lanes.length - 1}
        onClick={() => step(1)}
      >
        <ChevronRightIcon aria-hidden />
      </button>
    </div>
  );
}
