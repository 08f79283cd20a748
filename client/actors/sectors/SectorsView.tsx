import { useMemo, useState } from 'react';
import { unnamedAmong, type PartyGroup } from '../../../shared/actors/sectors.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { ListDialog } from '../ListDialog.tsx';
import { roleOf, useSettings } from '../settings.ts';
import type { Figures } from '../use-carried.ts';
import { BalanceTable } from './BalanceTable.tsx';
import { OneSidedList } from './OneSidedList.tsx';
import { balanceRows, type Balances } from './rows.ts';
import { SaveSectors } from './SaveSectors.tsx';
import './sectors.css';

interface Asked {
  readonly row: string;
  readonly group: PartyGroup;
}

/** How each theme is balanced between the kinds of party, and which actions are one kind's alone. */
export function SectorsView({ figures }: { readonly figures: Figures }) {
  const m = useKnownTexts(actorsTexts);
  const [settings] = useSettings();
  const [asked, ask] = useState<Asked>();
  const role = roleOf(settings, 'sectors');
  const balances = useMemo(() => balanceRows(figures, role, m), [figures, role, m]);
  const { unnamed, partners } = useMemo(
    () => unnamedAmong(figures.carried, figures.records.organisations),
    [figures],
  );
  return (
    <>
      <section className="sectors-panel" aria-labelledby="balance-title">
        <div className="sectors-head">
          <h3 id="balance-title">{m.sectors.title}</h3>
          <SaveSectors balances={balances} />
        </div>
        <p className="quiet">{m.sectors.rule}</p>
        <p className="quiet">{m.sectors.unnamed(unnamed, partners)}</p>
        <div className="sectors-scroll">
          <BalanceTable balances={balances} onList={(row, group) => ask({ row, group })} />
        </div>
      </section>
      <OneSidedList figures={figures} />
      {asked && <Behind asked={asked} balances={balances} figures={figures} onClose={() => ask(undefined)} />}
    </>
  );
}

interface BehindProps {
  readonly asked: Asked;
  readonly balances: Balances;
  readonly figures: Figures;
  readonly onClose: () => void;
}

/** The actions behind a number, as they are now. */
function Behind({ asked: { row: key, group }, balances, figures, onClose }: BehindProps) {
  const m = useKnownTexts(actorsTexts).sectors;
  const row = [...balances.rows, balances.sum].find((one) => one.key === key);
  const carried = row?.groups.get(group) ?? [];
  return (
    <ListDialog
      title={m.listed(row?.whole ?? key, m.group[group], carried.length)}
      carried={carried}
      records={figures.records}
      onClose={onClose}
    />
  );
}
