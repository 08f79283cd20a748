import { useEffect, useLayoutEffect, useRef, type FocusEvent } from 'react';
import { tableTexts } from '../../shared/i18n/late.ts';
import type { ColumnId } from '../../shared/table/columns.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useSignalPart } from '../lib/signal.ts';
import { Body } from './Body.tsx';
import { columnStyle } from './column-style.ts';
import { Head } from './Head.tsx';
import { useSheet } from './sheet.ts';
import { useTable } from './table-context.tsx';
import { useCardBeside } from './use-card-beside.ts';
import { useClipboard } from './use-clipboard.tsx';
import { useGridKeys } from './use-grid-keys.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { useStanding } from './use-standing.ts';

/** The table where there is room for one. Only the rows that are in sight are drawn. */
export function Grid() {
  const t = useKnownTexts(tableTexts);
  const sheet = useSheet();
  const { setup } = useTable();
  const scroller = useRef<HTMLDivElement>(null);
  const count = useSignalPart(sheet.rows, ({ list }) => list.length);
  const onKeyDown = useGridKeys(scroller);
  const pointer = useGridPointer(scroller);
  const { pasteBar, ...clipboard } = useClipboard();
  useStanding();
  useCardBeside();
  useLayoutEffect(() => sheet.columns.set(setup.columns), [sheet, setup.columns]);
  useEffect(() => () => sheet.hasFocus.set(false), [sheet]);
  const onFocus = ({ target }: FocusEvent) => {
    sheet.hasFocus.set(true);
    const row = target.closest<HTMLElement>('[data-row]')?.dataset.row;
    const column = target.closest<HTMLElement>('[data-column]')?.dataset.column as ColumnId | undefined;
    const { value: active } = sheet.active;
    if (row && column && target.matches('[data-stop]') && active?.row !== row)
      sheet.go({ row, column }, { quietly: true });
  };
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent) => {
    const isGone = document.activeElement === document.body && !relatedTarget;
    if (currentTarget.contains(relatedTarget)) return;
    if (!isGone || document.hasFocus()) sheet.hasFocus.set(false);
  };
  return (
    <div className="table-frame">
      <div
        ref={scroller}
        className="table-scroll"
        role={setup.isFlat ? 'grid' : 'treegrid'}
        aria-label={t.grid}
        aria-describedby="table-keys"
        aria-multiselectable
        aria-rowcount={count + 1}
        aria-colcount={setup.columns.length + 1}
        style={columnStyle(setup)}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onBlur={onBlur}
        {...pointer}
        {...clipboard}
      >
        <Head scroller={scroller} />
        <Body scroller={scroller} />
      </div>
      {pasteBar}
      <p id="table-keys" hidden>
        {t.keys}
      </p>
    </div>
  );
}
