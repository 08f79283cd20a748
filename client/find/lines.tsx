import { useEffect, useRef, type ReactNode } from 'react';
import { hitsIn, type Found } from '../../shared/find/find-index.ts';
import { isBroken } from '../../shared/plan/document.ts';
import type { Action } from '../../shared/plan/schema.ts';
import { splitPlace } from '../../shared/plan/tree.ts';
import { useMessages } from '../lib/i18n.tsx';
import { StatusMark } from '../marks/StatusMark.tsx';
import { useStore } from '../state/hooks.tsx';
import { themeOfStrategy } from '../state/names.ts';
import { planLanguage } from '../state/plan-language.ts';
import { slotOf } from '../state/slot.ts';
import { Marked } from '../ui/Marked.tsx';

interface OptionLineProps {
  readonly id: string;
  readonly isActive: boolean;
  readonly onTake: () => void;
  readonly children: ReactNode;
}

/** A line that can be chosen; the focus stays in the field. */
export function OptionLine({ id, isActive, onTake, children }: OptionLineProps) {
  const line = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <button
      ref={line}
      type="button"
      id={id}
      className="find-line"
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      {children}
    </button>
  );
}

/** An action among what was found: theme, number, title with the hits underlined, status. */
export function ActionLine({
  action,
  found,
}: {
  readonly action: Action;
  readonly found: Found | undefined;
}) {
  const m = useMessages();
  const store = useStore();
  const theme = store.record('theme', themeOfStrategy(store, splitPlace(action.place).parent));
  const no = theme && !isBroken(theme) ? theme.no : undefined;
  return (
    <>
      <span className="badge small" data-slot={slotOf(no)} aria-hidden>
        {no}
      </span>
      <span className="find-no number">{action.number ?? m.board.new}</span>
      <span className="find-title" lang={planLanguage}>
        <Marked text={action.title} parts={found && hitsIn(action.title, found)} />
      </span>
      <StatusMark status={action.status ?? 'proposed'} />
    </>
  );
}
