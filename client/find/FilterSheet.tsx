import { useState, type ReactNode } from 'react';
import { looseTimes, marks, noFilter, sectors, statuses } from '../../shared/find/filter.ts';
import { halfYearsOf } from '../../shared/find/matching.ts';
import { queryLimits } from '../../shared/find/query.ts';
import { findTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { useStore, useThemes } from '../state/hooks.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { choiceName, toggled, type Choice, type ListGroup } from './choices.ts';
import { OrganisationChoices } from './OrganisationChoices.tsx';
import { SavedFilters } from './SavedFilters.tsx';
import { today } from '../lib/today.ts';
import type { Asking } from './use-finder.ts';

interface FilterSheetProps {
  readonly asking: Asking;
  readonly onClose: () => void;
}

/** All that can be asked for, a menu for each group; on a phone it is the whole page. The board answers behind it. */
export function FilterSheet({ asking, onClose }: FilterSheetProps) {
  const m = useKnownTexts(findTexts);
  const { finder, ask } = asking;
  const { filter, shown, of, isAsking } = useSignal(finder.outcome);
  const themes = useThemes();
  const times = [...looseTimes, ...halfYearsOf(finder.living())];
  return (
    <Dialog title={m.search} className="find-sheet" onClose={onClose}>
      <div className="find-groups">
        <input
          className="input find-sheet-text"
          type="search"
          aria-label={m.field(of)}
          placeholder={m.field(of)}
          maxLength={queryLimits.text}
          value={filter.text}
          onChange={({ target }) => ask({ ...filter, text: target.value }, true)}
        />
        <label className="find-choice">
          <input
            type="checkbox"
            checked={filter.mine}
            onChange={() => ask({ ...filter, mine: !filter.mine })}
          />
          <span>{m.mine}</span>
          <span className="find-number number">{finder.counter('mine')({ mine: true })}</span>
        </label>
        <Group group="organisations" chosen={filter.organisations.length}>
          <OrganisationChoices asking={asking} filter={filter} />
        </Group>
        <Choices asking={asking} group="sectors" all={sectors} />
        <Choices asking={asking} group="themes" all={themes} />
        <Choices asking={asking} group="statuses" all={statuses} />
        <Choices asking={asking} group="times" all={times} />
        <Choices asking={asking} group="marks" all={marks} />
        <Since asking={asking} />
        <SavedFilters asking={asking} />
      </div>
      <div className="dialog-foot find-foot">
        <label className="find-choice">
          <input
            type="checkbox"
            checked={filter.hides}
            onChange={() => ask({ ...filter, hides: !filter.hides })}
          />
          <span>{m.hide}</span>
        </label>
        <span className="grow" />
        <button
          type="button"
          className="button"
          disabled={!isAsking && !filter.hides}
          onClick={() => ask(noFilter)}
        >
          {m.clear}
        </button>
        <button type="button" className="button primary" onClick={onClose}>
          {m.show(shown)}
        </button>
      </div>
    </Dialog>
  );
}

interface GroupProps {
  readonly group: ListGroup | 'since';
  readonly chosen: number;
  readonly children: ReactNode;
}

/** The menu of one group. What something is chosen in stands open from the start. */
function Group({ group, chosen, children }: GroupProps) {
  const m = useKnownTexts(findTexts);
  const [isOpen, open] = useState(chosen > 0);
  return (
    <details className="find-group" open={isOpen} onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>
        {m.groups[group]}
        {chosen > 0 && <span className="pill">{m.chosen(chosen)}</span>}
      </summary>
      {isOpen && (
        <div role="group" aria-label={m.groups[group]}>
          {children}
        </div>
      )}
    </details>
  );
}

interface ChoicesProps<G extends ListGroup> {
  readonly asking: Asking;
  readonly group: G;
  readonly all: readonly Choice<G>[];
}

function Choices<G extends ListGroup>({ asking: { finder, ask }, group, all }: ChoicesProps<G>) {
  const find = useKnownTexts(findTexts);
  const m = useMessages();
  const store = useStore();
  const { filter } = useSignal(finder.outcome);
  const chosen: readonly string[] = filter[group];
  const count = finder.counter(group);
  return (
    <Group group={group} chosen={chosen.length}>
      {all.map((choice) => (
        <label key={choice} className="find-choice">
          <input
            type="checkbox"
            checked={chosen.includes(choice)}
            onChange={() => ask(toggled(filter, group, choice))}
          />
          <span>{choiceName(group, choice, { find, m, store })}</span>
          <span className="find-number number">{count({ [group]: [choice] })}</span>
        </label>
      ))}
    </Group>
  );
}

const day = 24 * 60 * 60 * 1_000;

function Since({ asking: { finder, ask } }: { readonly asking: Asking }) {
  const m = useKnownTexts(findTexts);
  const { filter } = useSignal(finder.outcome);
  const ago = (days: number) => today(new Date(Date.now() - days * day));
  const since = (since: string | undefined) => ask({ ...filter, since });
  return (
    <Group group="since" chosen={filter.since ? 1 : 0}>
      <label className="field">
        <span className="label">{m.sinceDay}</span>
        <input
          className="input"
          type="date"
          max={today()}
          value={filter.since ?? ''}
          onChange={({ target }) => since(target.value || undefined)}
        />
      </label>
      <div className="find-soon">
        <button type="button" className="button small" onClick={() => since(ago(7))}>
          {m.week}
        </button>
        <button type="button" className="button small" onClick={() => since(ago(30))}>
          {m.month}
        </button>
      </div>
    </Group>
  );
}
