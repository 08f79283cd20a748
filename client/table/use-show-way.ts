import { useEffect, useEffectEvent } from 'react';
import { groupKey } from '../../shared/table/rows.ts';
import { setFolded, useDesk } from '../hand/desk.ts';
import { splitSpot } from '../hand/spot.ts';
import { useStore } from '../state/hooks.tsx';
import { shownParent } from '../state/names.ts';
import { useSheet } from './sheet.ts';

/** Shows records in the table to whoever asks the desk for it; what is folded is opened for them. @param reveal brings a row into view */
export function useShowWay(reveal: (index: number) => void): void {
  const store = useStore();
  const sheet = useSheet();
  const desk = useDesk();
  const find = (id: string) =>
    [id, groupKey('strategy', id), groupKey('theme', id)].find((key) => sheet.indexOf(key) >= 0);
  const unfold = (id: string) => {
    const strategy = shownParent(store, 'action', id);
    const theme = shownParent(store, 'strategy', strategy || id);
    for (const group of [strategy, theme])
      if (desk.folded.value.has(group)) setFolded(desk.folded, group, false);
  };
  const show = useEffectEvent((spot: string, isOnlyShown: boolean) => {
    const { id } = splitSpot(spot);
    if (find(id) === undefined) unfold(id);
    const row = find(id);
    if (row === undefined) return;
    if (isOnlyShown) reveal(sheet.indexOf(row));
    else sheet.go({ row, column: sheet.active.value?.column ?? 'title' });
  });
  useEffect(
    () => desk.showBy((id, isOnlyShown) => void requestAnimationFrame(() => show(id, isOnlyShown))),
    [desk],
  );
}
