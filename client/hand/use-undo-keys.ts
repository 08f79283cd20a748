import { useEffect, useEffectEvent } from 'react';
import { useMay, useUndo } from '../sync/hooks.tsx';
import { useDesk } from './desk.ts';

/** Ctrl+Z and Ctrl+Shift+Z wherever one is on the page, except in a field, which has its own. */
export function useUndoKeys(): void {
  const { undo, redo } = useUndo();
  const { focus } = useDesk();
  const may = useMay('edit-plan');
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const isIn = (event.target as HTMLElement).closest('input, textarea, select, dialog');
    if (!may || isIn || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    const id = key === 'y' || event.shiftKey ? redo() : undo();
    if (id) focus(id);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}
