import { ChevronDownIcon, ChevronRightIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { Found } from '../../shared/exchange/found.ts';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { slotOf } from '../state/slot.ts';
import { LeftTables } from './LeftTables.tsx';
import type { Group, Laid } from './rows.ts';
import './found.css';

interface OutlineProps {
  readonly found: Found;
  readonly laid: Laid;
  /** Something of it is being shown among the rows. */
  readonly onJump: () => void;
}

/** What the document holds: how much of each, its themes and their strategies, and the tables left alone. */
export function Outline({ found, laid, onJump }: OutlineProps) {
  const m = useKnownTexts(exchangeTexts);
  const themes = [...Map.groupBy(laid.groups, ({ theme }) => theme).values()];
  const jump = (key: string) => {
    onJump();
    requestAnimationFrame(() => {
      const heading = document.getElementById(`import-group-${key}`);
      heading?.scrollIntoView({ block: 'start' });
      heading?.focus({ preventScroll: true });
    });
  };
  const titled = found.themes.filter(({ title }) => title);
  const strategies = found.themes.flatMap((theme) => theme.strategies.filter(({ title }) => title));
  return (
    <nav aria-label={m.found.title}>
      <h2>{m.found.title}</h2>
      <dl className="import-counts">
        <Count n={titled.length} word={m.found.themes} />
        <Count n={strategies.length} word={m.found.strategies} />
        <Count n={laid.rows.length} word={m.found.actions} />
      </dl>
      <ul>
        {themes.map((groups) => (
          <ThemeLine key={groups[0]!.key} groups={groups} onJump={jump} />
        ))}
      </ul>
      {found.left.length > 0 && <LeftTables tables={found.left} />}
    </nav>
  );
}

const Count = ({ n, word }: { readonly n: number; readonly word: string }) => (
  <div>
    <dt>{word}</dt>
    <dd className="number">{n}</dd>
  </div>
);

interface ThemeLineProps {
  readonly groups: readonly Group[];
  readonly onJump: (key: string) => void;
}

/** Opening a theme shows where it begins too. */
function ThemeLine({ groups, onJump }: ThemeLineProps) {
  const m = useKnownTexts(exchangeTexts);
  const [isOpen, open] = useState(false);
  const [{ theme, key }] = groups as [Group];
  const Chevron = isOpen ? ChevronDownIcon : ChevronRightIcon;
  const title = theme?.title || m.found.noTheme;
  return (
    <li data-slot={slotOf(theme?.no)}>
      <button
        type="button"
        className="import-theme"
        aria-expanded={isOpen}
        onClick={() => {
          open(!isOpen);
          if (!isOpen) onJump(key);
        }}
      >
        <Chevron aria-hidden />
        {theme?.no !== undefined && <span className="badge small">{theme.no}</span>}
        <span className="import-theme-title" lang={theme?.title ? planLanguage : undefined}>
          {title}
        </span>
        <span className="number import-n">{groups.reduce((sum, { rows }) => sum + rows.length, 0)}</span>
      </button>
      {isOpen && (
        <ul aria-label={m.found.unfold(title)}>
          {groups.map(({ key, strategy, rows }) => (
            <li key={key}>
              <button type="button" className="import-strategy" onClick={() => onJump(key)}>
                {strategy?.number && <b className="number">{strategy.number}</b>}
                <span className="import-theme-title" lang={planLanguage}>
                  {strategy?.title}
                </span>
                <span className="number import-n">{rows.length}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
