import { XMarkIcon } from '@navikt/aksel-icons';
import type { Filter, Mark } from '../../shared/find/filter.ts';
import { findTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { chosen, listGroups, toggled, without } from './choices.ts';
import type { Outcome } from './finder.ts';
import type { Asking } from './use-finder.ts';

/** How many choices stand in a filter. */
export const chosenCount = (filter: Filter): number =>
  listGroups.reduce((sum, group) => sum + filter[group].length, 0) +
  (filter.mine ? 1 : 0) +
  (filter.since ? 1 : 0);

/** Marks that stand in the bar from the start. */
const quickMarks: readonly Mark[] = ['unconfirmed', 'no-owner'];

/** What is often asked, one press away, with how many there are; and what else is asked, to be taken away again. */
export function Chips({ asking, outcome }: { readonly asking: Asking; readonly outcome: Outcome }) {
  const m = useKnownTexts(findTexts);
  const messages = useMessages();
  const store = useStore();
  const { finder, ask } = asking;
  const { filter, isAsking } = outcome;
  const [mine, marked, timed] = [finder.counter('mine'), finder.counter('marks'), finder.counter('times')];
  const rest = chosen(
    {
      ...filter,
      marks: filter.marks.filter((mark) => !quickMarks.includes(mark)),
      times: filter.times.filter((time) => time !== 'none'),
    },
    { find: m, m: messages, store },
  );
  const remove = (group: (typeof rest)[number]['group']) => {
    const kept = without(filter, group);
    // The quick ones are taken away where they stand.
    if (group === 'marks') ask({ ...kept, marks: filter.marks.filter((mark) => quickMarks.includes(mark)) });
    else if (group === 'times') ask({ ...kept, times: filter.times.filter((time) => time === 'none') });
    else ask(kept);
  };
  return (
    <div className="find-chips">
      <Chip name={m.mine} hint="Q" isOn={filter.mine} onPress={() => ask({ ...filter, mine: !filter.mine })}>
        {mine({ mine: true })}
      </Chip>
      {quickMarks.map((mark) => (
        <Chip
          key={mark}
          name={m.marks[mark]}
          isOn={filter.marks.includes(mark)}
          onPress={() => ask(toggled(filter, 'marks', mark))}
        >
          {marked({ marks: [mark] })}
        </Chip>
      ))}
      <Chip
        name={m.none}
        isOn={filter.times.includes('none')}
        onPress={() => ask(toggled(filter, 'times', 'none'))}
      >
        {timed({ times: ['none'] })}
      </Chip>
      {rest.map(({ group, words }) => (
        <button
          key={group}
          type="button"
          className="find-chip is-on"
          aria-label={m.remove(words)}
          onClick={() => remove(group)}
        >
          <span className="clip">{words}</span>
          <XMarkIcon aria-hidden />
        </button>
      ))}
      {isAsking && (
        <Chip name={m.hide} isOn={filter.hides} onPress={() => ask({ ...filter, hides: !filter.hides })} />
      )}
    </div>
  );
}

interface ChipProps {
  readonly name: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly onPress: () => void;
  /** How many there are. */
  readonly children?: number;
}

function Chip({ name, hint, isOn, onPress, children: count }: ChipProps) {
  const m = useKnownTexts(findTexts);
  return (
    <button
      type="button"
      className={isOn ? 'find-chip is-on' : 'find-chip'}
      aria-pressed={isOn}
      onClick={onPress}
    >
      {name}
      {count !== undefined && (
        <span className="find-number number">
          <span aria-hidden>{count}</span>
          <span className="hidden"> {m.count(count)}</span>
        </span>
      )}
      {hint && <kbd aria-hidden>{hint}</kbd>}
    </button>
  );
}
