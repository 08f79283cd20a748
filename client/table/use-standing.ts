import { useEffect } from 'react';
import { usePresence } from '../sync/hooks.tsx';
import { headRow, useSheet } from './sheet.ts';

/** The others are told at most this often in which cell I am, in ms. */
const pause = 150;

/** The others see in which cell I am, and in which I write. */
export function useStanding(): void {
  const sheet = useSheet();
  const presence = usePresence();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let told: string | undefined;
    const tell = () => {
      timer = undefined;
      const spot = sheet.hasFocus.value || sheet.editing.value ? sheet.active.value : undefined;
      const isCell =
        spot && spot.row !== headRow && spot.column !== 'select' && sheet.rowOf(spot.row)?.kind === 'action';
      const cell = isCell ? { id: spot.row, field: spot.column } : undefined;
      if (JSON.stringify(cell) !== told) presence.stand(cell);
      told = JSON.stringify(cell);
    };
    const later = () => {
      timer ??= setTimeout(tell, pause);
    };
    let isWriting = false;
    const write = () => {
      const { value: editing } = sheet.editing;
      if (editing) presence.write({ entity: 'action', id: editing.row, field: editing.column });
      else if (isWriting) presence.write(undefined);
      isWriting = editing !== undefined;
    };
    const stops = [
      sheet.active.subscribe(later),
      sheet.hasFocus.subscribe(later),
      sheet.editing.subscribe(write),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
      presence.stand(undefined);
      if (isWriting) presence.write(undefined);
    };
  }, [sheet, presence]);
}
