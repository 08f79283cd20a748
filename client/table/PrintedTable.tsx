import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { tableTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { planRecordId } from '../../shared/plan/schema.ts';
import { cellText } from '../../shared/table/cells.ts';
import type { Row } from '../../shared/table/rows.ts';
import { widthOf } from '../../shared/table/setup.ts';
import { useKnownTexts, useMessages, useSpoken } from '../lib/i18n.tsx';
import { paperToPrint } from '../lib/paper.ts';
import { useRecord, useStore } from '../state/hooks.tsx';
import { nameOf } from '../state/names.ts';
import { planLanguage } from '../state/plan-language.ts';
import { alignOf } from './column-style.ts';
import { useSheet } from './sheet.ts';
import { useTable } from './table-context.tsx';
import { knownAction } from './use-rows.ts';
import './table-print.css';

/**
 * The table on paper: every row that the filter leaves, with its head on every page. It is drawn when the browser is
 * about to print, and gone afterwards.
 */
export function PrintedTable() {
  const sheet = useSheet();
  const [printed, setPrinted] = useState<PrintedProps>();
  useEffect(() => {
    const draw = () => {
      // Who asked for the whole plan gets that.
      if (paperToPrint.value !== undefined) return;
      const rows = sheet.unfolded().filter((row) => row.kind !== 'action' || !row.isDim);
      // The browser takes its picture of the page when this returns.
      flushSync(() => setPrinted({ day: new Date(), rows }));
    };
    const clear = () => setPrinted(undefined);
    addEventListener('beforeprint', draw);
    addEventListener('afterprint', clear);
    return () => {
      removeEventListener('beforeprint', draw);
      removeEventListener('afterprint', clear);
    };
  }, [sheet]);
  return printed && <Sheets {...printed} />;
}

interface PrintedProps {
  readonly day: Date;
  readonly rows: readonly Row[];
}

function Sheets({ day, rows }: PrintedProps) {
  const t = useKnownTexts(tableTexts);
  const { language } = useSpoken();
  const { setup } = useTable();
  const plan = useRecord('plan', planRecordId);
  const written = day.toLocaleDateString(language === 'en' ? 'en-GB' : language, { dateStyle: 'long' });
  const total = setup.columns.reduce((sum, column) => sum + widthOf(setup, column), 0);
  return (
    <div className="table-print">
      <header>
        <h1 lang={planLanguage}>{plan && !isBroken(plan) ? plan.title : ''}</h1>
        <p>{t.printed(written)}</p>
      </header>
      <table>
        <colgroup>
          {setup.columns.map((column) => (
            <col key={column} style={{ width: `${(100 * widthOf(setup, column)) / total}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {setup.columns.map((column) => (
              <th key={column} scope="col" className={alignOf(column)}>
                {t.cells.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PrintedRow key={row.key} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PrintedRow({ row }: { readonly row: Row }) {
  const m = useMessages();
  const store = useStore();
  const { setup, ctx } = useTable();
  if (row.kind !== 'action')
    return (
      <tr className={`is-${row.kind}`}>
        <th scope="rowgroup" colSpan={setup.columns.length} lang={planLanguage}>
          {row.id ? nameOf(store.record(row.kind, row.id), m) : m.board.unplaced}
        </th>
      </tr>
    );
  const action = knownAction(store, row.id);
  return (
    action && (
      <tr lang={planLanguage}>
        {setup.columns.map((column) =>
          column === 'title' ? (
            <th key={column} scope="row">
              {cellText(action, column, ctx)}
            </th>
          ) : (
            <td key={column} className={alignOf(column)}>
              {cellText(action, column, ctx)}
            </td>
          ),
        )}
      </tr>
    )
  );
}
