import type { KeyboardEvent } from 'react';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';

const tabs = ['document', 'rows', 'settle'] as const;
export type Tab = (typeof tabs)[number];

interface TabsProps {
  readonly tab: Tab;
  /** How much is to be settled. */
  readonly open: number;
  readonly onChange: (tab: Tab) => void;
}

/** One part at a time, where there is no room for all three. */
export function Tabs({ tab, open, onChange }: TabsProps) {
  const m = useKnownTexts(exchangeTexts);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.indexOf(tab);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const chosen = tabs.at(next % tabs.length)!;
    onChange(chosen);
    document.getElementById(`import-tab-${chosen}`)?.focus();
  };
  return (
    <div className="import-tabs" role="tablist" aria-label={m.tabsLabel}>
      {tabs.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`import-tab-${one}`}
          aria-selected={one === tab}
          aria-controls={`import-${one}`}
          tabIndex={one === tab ? 0 : -1}
          onClick={() => onChange(one)}
          onKeyDown={onKeyDown}
        >
          {m.tabs[one]}
          {one === 'settle' && open > 0 && <span className="pill amber number">{open}</span>}
        </button>
      ))}
    </div>
  );
}
