import { useMemo } from 'react';
import type { Row } from '../../shared/table/rows.ts';
import { useSignal } from '../lib/signal.ts';
import { useSheet } from './sheet.ts';

/** The actions of the table, those of folded groups too, and those of them that fit what is asked for. */
export function useTableIds(): { readonly all: readonly string[]; readonly fitting: readonly string[] } {
  const { list } = useSignal(useSheet().rows);
  return useMemo(() => idsIn(list), [list]);
}

function idsIn(rows: readonly Row[]) {
  const themes = rows.flatMap((row) => (row.kind === 'theme' ? [row] : []));
  if (themes.length > 0)
    return { all: themes.flatMap(({ ids }) => ids), fitting: themes.flatMap(({ fitting }) => fitting) };
  const actions = rows.filter((row) => row.kind === 'action');
  return {
    all: actions.map(({ id }) => id),
    fitting: actions.filter(({ isDim }) => !isDim).map(({ id }) => id),
  };
}
