import { ChevronDownIcon, ChevronUpIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { isBroken } from '../../shared/plan/document.ts';
import type { Theme } from '../../shared/plan/schema.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useSignalPart } from '../lib/signal.ts';
import { useFigure, useRecord } from '../state/hooks.tsx';
import { useMay, usePresence } from '../sync/hooks.tsx';
import { useBoard, useEditable } from './board-context.tsx';
import { factsOf, moneyOf } from './facts.ts';
import { goalsOf } from './Goals.tsx';
import { HeadMenuButton, HeadTag } from './HeadParts.tsx';
import { labelOf } from '../state/names.ts';
import { ThemeMenu } from './ThemeMenu.tsx';
import { TitleEditor } from './TitleEditor.tsx';
import { planLanguage } from '../state/plan-language.ts';

/** Opens and closes what the theme is to attain, which stands at the head of the column. */
interface GoalsSwitch {
  readonly goalsId: string;
  readonly areGoalsOpen: boolean;
  readonly onToggleGoals: () => void;
}

/** Number, name and facts of a theme. */
export function ThemeHead({ id, ...goals }: { readonly id: string } & GoalsSwitch) {
  const m = useMessages();
  const { opened } = useBoard();
  const may = useEditable();
  const mayArrange = useMay('edit-plan', { theme: null });
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
      data-lift={mayArrange ? 'theme' : undefined}
      data-id={id}
      data-person={other?.user.colour}
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
              aria-haspopup={may ? 'menu' : undefined}
              aria-roledescription={mayArrange ? m.card.themeRole : undefined}
              aria-describedby={mayArrange ? 'theme-keys' : undefined}
              onClick={(event) => may && event.detail === 0 && openMenu(event.currentTarget)}
              onDoubleClick={() => may && opened.set({ what: 'title', entity: 'theme', id })}
            >
              {isBroken(theme) ? m.board.brokenTheme(id) : <span lang={planLanguage}>{theme.title}</span>}
            </button>
          )}
        </h2>
        {may && (
          <HeadMenuButton label={m.theme.menu(label)} isOpen={menuAnchor !== undefined} onOpen={openMenu} />
        )}
      </div>
      <HeadTag mark={mark} />
      <Facts id={id} theme={isBroken(theme) ? undefined : theme} {...goals} />
      {may && menuAnchor && (
        <ThemeMenu id={id} mayArrange={mayArrange} anchor={menuAnchor} onClose={() => openMenu(undefined)} />
      )}
    </header>
  );
}

interface FactsProps extends GoalsSwitch {
  readonly id: string;
  readonly theme: Theme | undefined;
}

function Facts({ id, theme, goalsId, areGoalsOpen, onToggleGoals }: FactsProps) {
  const m = useMessages();
  const facts = useFigure((store) => m.board.facts(...factsOf(store, id)));
  const money = useFigure((store) => moneyOf(store, id, m.money));
  const Chevron = areGoalsOpen ? ChevronUpIcon : ChevronDownIcon;
  return (
    <div className="theme-facts">
      <span className="number">
        {facts}
        {money && (
          <>
            <br />
            {money}
          </>
        )}
      </span>
      {theme && goalsOf(theme).length > 0 && (
        <button
          type="button"
          className="goal-button"
          data-still
          data-stop
          tabIndex={-1}
          aria-expanded={areGoalsOpen}
          aria-controls={goalsId}
          onClick={onToggleGoals}
        >
          {m.board.goal}
          <Chevron aria-hidden fontSize="0.9375rem" />
        </button>
      )}
    </div>
  );
}
