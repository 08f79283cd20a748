import { ChevronDownIcon, ChevronUpIcon, MenuElipsisHorizontalIcon } from '@navikt/aksel-icons';
import { useId, useState } from 'react';
import { isBroken } from '../../shared/plan/document.ts';
import type { Theme } from '../../shared/plan/schema.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useSignalPart } from '../lib/signal.ts';
import { colourOf } from '../presence/presence.ts';
import { useFigure, useRecord } from '../state/hooks.tsx';
import { usePresence } from '../sync/hooks.tsx';
import { PersonTag } from '../ui/PersonTag.tsx';
import { useBoard } from './board-context.tsx';
import { factsOf } from './facts.ts';
import { labelOf } from './names.ts';
import { ThemeMenu } from './ThemeMenu.tsx';
import { TitleEditor } from './TitleEditor.tsx';
import { planLanguage } from '../state/plan-language.ts';

/** Number, name and facts of a theme, and what it is to attain. */
export function ThemeHead({ id }: { readonly id: string }) {
  const m = useMessages();
  const { opened } = useBoard();
  const theme = useRecord('theme', id);
  const [menuAnchor, openMenu] = useState<HTMLElement>();
  const isEdited = useSignalPart(opened, (open) => open?.what === 'title' && open.id === id);
  const mark = useSignalPart(usePresence().marks, (marks) => marks.get(`theme/${id}`));
  if (!theme) return null;
  const other = mark?.lifter ?? mark?.writer;
  const label = labelOf(theme);
  return (
    <header
      className="theme-head"
      data-lift="theme"
      data-id={id}
      data-person={other && colourOf(other.user.id)}
    >
      <div className="theme-line">
        {!isBroken(theme) && <span className="badge">{theme.no}</span>}
        <h2>
          {isEdited ? (
            <TitleEditor entity="theme" id={id} label={m.theme.nameField(label)} />
          ) : (
            <button
              type="button"
              className="theme-button"
              data-stop
              data-id={id}
              data-entity="theme"
              tabIndex={-1}
              aria-haspopup="menu"
              aria-roledescription={m.card.themeRole}
              aria-describedby="theme-keys"
              onClick={(event) => event.detail === 0 && openMenu(event.currentTarget)}
              onDoubleClick={() => opened.set({ what: 'title', entity: 'theme', id })}
            >
              {isBroken(theme) ? m.board.brokenTheme(id) : <span lang={planLanguage}>{theme.title}</span>}
            </button>
          )}
        </h2>
        <button
          type="button"
          className="button ghost icon small"
          data-still
          tabIndex={-1}
          aria-label={m.theme.menu(label)}
          aria-haspopup="menu"
          onClick={(event) => openMenu(event.currentTarget)}
        >
          <MenuElipsisHorizontalIcon aria-hidden />
        </button>
      </div>
      {other && (
        <PersonTag colour={colourOf(other.user.id)}>
          {(mark?.lifter ? m.people.moves : m.people.writes)(
            m.people.nameTag(other.user.name, other.user.organisation),
          )}
        </PersonTag>
      )}
      <Facts id={id} theme={isBroken(theme) ? undefined : theme} />
      {menuAnchor && <ThemeMenu id={id} anchor={menuAnchor} onClose={() => openMenu(undefined)} />}
    </header>
  );
}

function Facts({ id, theme }: { readonly id: string; readonly theme: Theme | undefined }) {
  const m = useMessages();
  const [isOpen, setOpen] = useState(false);
  const goal = useId();
  const facts = useFigure((store) => m.board.facts(...factsOf(store, id)));
  const goals = theme ? goalsOf(theme) : [];
  const Chevron = isOpen ? ChevronUpIcon : ChevronDownIcon;
  return (
    <>
      <div className="theme-facts">
        <span className="number">{facts}</span>
        {goals.length > 0 && (
          <button
            type="button"
            className="goal-button"
            data-still
            data-stop
            tabIndex={-1}
            aria-expanded={isOpen}
            aria-controls={goal}
            onClick={() => setOpen(!isOpen)}
          >
            {m.board.goal}
            <Chevron aria-hidden fontSize="0.9375rem" />
          </button>
        )}
      </div>
      <div id={goal} className="goals" hidden={!isOpen} data-still>
        {isOpen && goals.map((name) => <Goal key={name} name={name} text={theme![name] ?? ''} />)}
      </div>
    </>
  );
}

const goalFields = ['vision', 'mainGoal', 'subGoals', 'indicators', 'background', 'note'] as const;
type GoalField = (typeof goalFields)[number];

const goalsOf = (theme: Theme): GoalField[] => goalFields.filter((name) => theme[name]);

function Goal({ name, text }: { readonly name: GoalField; readonly text: string }) {
  const m = useMessages();
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    <div className="goal">
      <h3>{name === 'note' ? m.board.remark : m.board[name]}</h3>
      {lines.map((line) => (
        <p key={line} lang={planLanguage}>
          {line}
        </p>
      ))}
    </div>
  );
}
