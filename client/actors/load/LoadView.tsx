import { useCallback, useMemo, useState } from 'react';
import { plannedLoad } from '../../../shared/actors/planned.ts';
import type { WhatIf } from '../../../shared/actors/what-if.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../../lib/i18n.tsx';
import { roleOf, useSettings } from '../settings.ts';
import type { Figures } from '../use-carried.ts';
import { AskedList, type Asked } from './AskedList.tsx';
import type { HandOver } from './hand-over.ts';
import { LoadFoot } from './LoadFoot.tsx';
import { LoadHead } from './LoadHead.tsx';
import { LoadTable } from './LoadTable.tsx';
import { foldedAt, rowsOf } from './rows.ts';
import { Warning } from './Warning.tsx';
import { WhatIfBar } from './WhatIfBar.tsx';
import './load.css';

interface LoadViewProps {
  readonly figures: Figures;
  readonly HandOver: HandOver;
}

/** How much each organisation carries, and what it would be like if another took over. */
export function LoadView({ figures, HandOver }: LoadViewProps) {
  const m = useKnownTexts(actorsTexts).load;
  const { sector: sectorWords } = useMessages();
  const [settings] = useSettings();
  const [asked, ask] = useState<Asked>();
  const [thought, think] = useState<Omit<WhatIf, 'role'>>();
  const { split, sector, isUnfolded } = settings;
  const role = roleOf(settings, 'load');
  const wish = useMemo(() => (thought?.to ? { ...thought, role } : undefined), [thought, role]);
  const table = useMemo(
    () => rowsOf(figures, { role, split, sector, wish }),
    [figures, role, split, sector, wish],
  );
  const planned = useMemo(() => plannedLoad(figures.carried, figures.records.organisations), [figures]);
  const list = useCallback(
    (org: string, column: string | undefined) => ask({ what: 'org', org, column }),
    [],
  );
  const [shown, rest] = foldedAt(table.rows);
  const isAll = isUnfolded || rest.length === 0;
  return (
    <>
      {planned.actions.length > 0 && (
        <Warning
          planned={planned}
          records={figures.records}
          onList={() => ask({ what: 'planned' })}
          onListEarly={(org) => ask({ what: 'early', org })}
        />
      )}
      <section className="load-panel" aria-label={m.title}>
        <LoadHead
          figures={figures}
          table={table}
          isThinking={thought !== undefined}
          onThink={() => think({ from: table.rows[0]?.org ?? '', to: '', theme: undefined })}
        />
        {thought && (
          <WhatIfBar figures={figures} role={role} thought={thought} onThink={think} HandOver={HandOver} />
        )}
        {table.rows.length === 0 ? (
          <div className="actors-empty">
            <h3>{sector ? m.nobodyIn(sectorWords[sector]) : m.nobody[role]}</h3>
            <p className="quiet">{m.nobodyHelp}</p>
          </div>
        ) : (
          <div className="load-scroll">
            <LoadTable
              key={`${role}.${split}.${sector}`}
              {...table}
              rows={isAll ? table.rows : shown}
              role={role}
              split={split}
              figures={figures}
              onList={list}
            />
          </div>
        )}
        {table.rows.length > 0 && (
          <LoadFoot rest={rest} hasPlanned={table.rows.some((row) => row.isPlanned)} />
        )}
      </section>
      {asked && (
        <AskedList asked={asked} figures={figures} planned={planned} onClose={() => ask(undefined)} />
      )}
    </>
  );
}
