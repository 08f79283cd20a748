import { PlusIcon } from '@navikt/aksel-icons';
import { memo, useId, useState } from 'react';
import { isBroken } from '../../shared/plan/document.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useSignalPart } from '../lib/signal.ts';
import { useRecord, useStrategies } from '../state/hooks.tsx';
import { slotOf } from '../state/slot.ts';
import { useMay, usePerform } from '../sync/hooks.tsx';
import { EditableContext, lockedClass, useBoard, useEditable } from './board-context.tsx';
import { Goals } from './Goals.tsx';
import { NameField } from './NameField.tsx';
import { Slot, useLifted, useSlotIndex, withSlot } from './Slot.tsx';
import { StrategyGroup } from './StrategyGroup.tsx';
import { ThemeHead } from './ThemeHead.tsx';
import './column.css';

/** A theme: its head, and its strategies in a column that scrolls by itself. */
export const Column = memo(function Column({ id }: { readonly id: string }) {
  const m = useMessages();
  const { lifting } = useBoard();
  const theme = useRecord('theme', id);
  const isMine = useSignalPart(lifting.held, (held) => held === id);
  const may = useMay('edit-plan', { theme: id });
  const [areGoalsOpen, openGoals] = useState(false);
  const goals = useId();
  if (!theme) return null;
  const no = isBroken(theme) ? undefined : theme.no;
  return (
    <EditableContext value={may}>
      <section
        className={['column', isMine && 'is-mine', !may && lockedClass].filter(Boolean).join(' ')}
        data-theme={id}
        data-slot={slotOf(no)}
        aria-label={
          isBroken(theme) ? m.board.brokenTheme(id) : m.board.themeLabel(String(no ?? ''), theme.title)
        }
      >
        <ThemeHead
          id={id}
          goalsId={goals}
          areGoalsOpen={areGoalsOpen}
          onToggleGoals={() => openGoals(!areGoalsOpen)}
        />
        <div className="column-body">
          <div id={goals} className="goals" hidden={!areGoalsOpen}>
            {areGoalsOpen && <Goals theme={id} />}
          </div>
          <div className="column-content">
            <Strategies theme={id} />
          </div>
        </div>
      </section>
    </EditableContext>
  );
});

const Strategies = memo(function Strategies({ theme }: { readonly theme: string }) {
  const m = useMessages();
  const { opened } = useBoard();
  const may = useEditable();
  const strategies = useStrategies(theme);
  const slot = useSlotIndex('strategy', theme);
  const lifted = useLifted(slot);
  const isAdding = useSignalPart(opened, (open) => open?.what === 'add-strategy' && open.theme === theme);
  const of = strategies.filter((id) => !lifted.has(id)).length + 1;
  return (
    <>
      {strategies.length === 0 && slot < 0 && <p className="strategy-empty">{m.board.emptyTheme}</p>}
      {withSlot(strategies, slot, lifted).map((id) =>
        id === undefined ? (
          <Slot key="slot" entity="strategy" parent={theme} of={of} />
        ) : (
          <StrategyGroup key={id} id={id} />
        ),
      )}
      {isAdding && <NewStrategy theme={theme} />}
      {may && !isAdding && (
        <button
          type="button"
          className="add new-strategy"
          data-stop
          tabIndex={-1}
          onClick={() => opened.set({ what: 'add-strategy', theme })}
        >
          <PlusIcon aria-hidden fontSize="1.0625rem" />
          {m.strategy.new}
        </button>
      )}
    </>
  );
});

function NewStrategy({ theme }: { readonly theme: string }) {
  const m = useMessages();
  const perform = usePerform();
  const { opened, focus } = useBoard();
  const making = (title: string) => ({ name: 'createStrategy', input: { themeId: theme, title } }) as const;
  const make = (title: string) => {
    const done = perform({ kind: 'create', name: title, id: '' }, making(title));
    opened.set(undefined);
    if (done) focus(done.created[0]!);
  };
  return (
    <NameField
      label={m.strategy.newField}
      may={useEditable()}
      making={making}
      onName={make}
      onClose={() => opened.set(undefined)}
    />
  );
}

const making = (title: string) => ({ name: 'createTheme', input: { title } }) as const;

/** The place after the last theme, where a new one is made. */
export function NewTheme() {
  const m = useMessages();
  const perform = usePerform();
  const { opened, focus } = useBoard();
  const may = useMay('edit-plan', { theme: null });
  const isAdding = useSignalPart(opened, (open) => open?.what === 'add-theme');
  const make = (title: string) => {
    const done = perform({ kind: 'create', name: title, id: '' }, making(title));
    opened.set(undefined);
    if (done) focus(done.created[0]!);
  };
  if (!may && !isAdding) return null;
  return (
    <div className="column new-theme">
      {isAdding ? (
        <NameField
          label={m.theme.newField}
          may={may}
          making={making}
          onName={make}
          onClose={() => opened.set(undefined)}
        />
      ) : (
        <button
          type="button"
          className="add"
          data-stop
          tabIndex={-1}
          onClick={() => opened.set({ what: 'add-theme' })}
        >
          <PlusIcon aria-hidden fontSize="1.0625rem" />
          {m.theme.new}
        </button>
      )}
    </div>
  );
}
