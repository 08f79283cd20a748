import { useEffect, useEffectEvent } from 'react';
import { useMay, useUndo } from '../sync/hooks.tsx';
import { Register } from './Register.tsx';
import { Sheet } from './Sheet.tsx';
import './organisations.css';

/** The register of organisations; with an id, what one of them has. */
export function OrganisationsPage({ id }: { readonly id: string | undefined }) {
  useUndoKeys();
  return (
    <main id="board" className="organisations" tabIndex={-1}>
      {id === undefined || id === '' ? <Register /> : <Sheet key={id} id={id} />}
    </main>
  );
}

/** Ctrl+Z and Ctrl+Shift+Z wherever one is on the page, except in a field, which has its own. */
function useUndoKeys(): void {
  const { undo, redo } = useUndo();
  const may = useMay('edit-plan');
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const isIn = (event.target as HTMLElement).closest('input, textarea, select, dialog');
    if (!may || isIn || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) redo();
    else undo();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}
