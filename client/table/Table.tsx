import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { optionsFrom } from '../../shared/views/options.ts';
import { tableTexts } from '../../shared/i18n/late.ts';
import { readSetup } from '../../shared/table/setup.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useSignalPart } from '../lib/signal.ts';
import { useViewOptions } from '../state/view-options.ts';
import { useSession } from '../sync/hooks.tsx';
import { EmptyTable } from './EmptyTable.tsx';
import { Foot } from './Foot.tsx';
import { Grid } from './Grid.tsx';
import { List } from './List.tsx';
import { PrintedTable } from './PrintedTable.tsx';
import { Sheet, SheetContext, useSheet } from './sheet.ts';
import { TableContext } from './table-context.tsx';
import { Tools } from './Tools.tsx';
import { useCellContext } from './use-cell-context.ts';
import { useNarrow } from './use-narrow.ts';
import { useRows } from './use-rows.ts';
import './table.css';
import './table-others.css';
import './tools.css';

/** The plan as a table: every action a row, filled in where it stands. */
export function Table() {
  const t = useKnownTexts(tableTexts);
  const { plan } = useSession();
  const sheet = useMemo(() => new Sheet(), []);
  const ctx = useCellContext();
  const [words, setWords] = useViewOptions(plan, 'table');
  const text = words.join('.');
  const table = useMemo(() => ({ ctx, setup: readSetup(text.split('.')) }), [ctx, text]);
  useWordsInAddress(words, setWords);
  useRows(sheet, table.setup, ctx);
  return (
    <SheetContext value={sheet}>
      <TableContext value={table}>
        <main id="view" className="view table-view" tabIndex={-1} aria-label={t.title}>
          <Contents />
          <PrintedTable />
        </main>
      </TableContext>
    </SheetContext>
  );
}

function Contents() {
  const isNarrow = useNarrow();
  const isEmpty = useSignalPart(useSheet().rows, ({ list }) => list.length === 0);
  return (
    <>
      {!isNarrow && <Tools />}
      {isEmpty ? <EmptyTable /> : isNarrow ? <List /> : <Grid />}
      {!isEmpty && <Foot />}
    </>
  );
}

/** A setting that is remembered on this machine goes into the address too, so that a link shows the same table. */
function useWordsInAddress(words: readonly string[], setWords: (words: readonly string[]) => void): void {
  const isDone = useRef(false);
  const write = useEffectEvent(() => {
    if (!isDone.current && words.length > 0 && optionsFrom(location.search).length === 0) setWords(words);
    isDone.current = true;
  });
  useEffect(() => write(), []);
}
