import { useState } from 'react';
import type { LeftTable } from '../../shared/exchange/found.ts';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { Dialog } from '../ui/Dialog.tsx';

/** The tables that hold no actions: how many, and which. */
export function LeftTables({ tables }: { readonly tables: readonly LeftTable[] }) {
  const m = useKnownTexts(exchangeTexts);
  const [isOpen, open] = useState(false);
  const title = m.found.leftTitle(tables.length);
  return (
    <div className="import-note">
      <b>{title}</b>
      <p className="quiet">{m.found.leftHelp}</p>
      <button type="button" className="link-button" onClick={() => open(true)}>
        {m.found.see}
      </button>
      {isOpen && (
        <Dialog title={title} lead={m.found.leftHelp} onClose={() => open(false)}>
          <ul className="left-tables">
            {tables.map(({ table, name, headers, rows }) => (
              <li key={table}>
                <b lang={name ? planLanguage : undefined}>{name || m.found.leftName(table)}</b>
                <span className="quiet number">{m.found.leftRows(rows)}</span>
                <p className="quiet" lang={headers.length > 0 ? planLanguage : undefined}>
                  {headers.filter(Boolean).join(' | ') || m.found.noHeaders}
                </p>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </div>
  );
}
