import { useMemo, useState } from 'react';
import type { ColumnChoices, ColumnMeaning, Found } from '../../shared/exchange/found.ts';
import { readSource } from '../../shared/exchange/read-source.ts';
import { columnsFor, rememberColumns } from './remembered-columns.ts';
import type { Reading } from './reading.ts';

/** What a document says of a plan, as its columns are understood: by guess, by what was said of such tables before, by what is said now. */
export function useFound({ source, found: given }: Reading) {
  const guessed = useMemo(() => (source ? readSource(source) : given!), [source, given]);
  const [columns, setColumns] = useState<ColumnChoices>(() => (source ? columnsFor(guessed.columns) : {}));
  const found: Found = useMemo(
    () => (source && Object.keys(columns).length > 0 ? readSource(source, columns) : guessed),
    [source, columns, guessed],
  );
  const setColumn = (header: string, meaning: ColumnMeaning) => {
    const chosen = { ...columns, [header]: meaning };
    setColumns(chosen);
    rememberColumns(guessed.columns, chosen);
  };
  return { found, columns, setColumn };
}
