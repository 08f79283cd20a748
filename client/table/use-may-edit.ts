import { useStore } from '../state/hooks.tsx';
import { useMayWrite } from './use-may-write.ts';
import { knownAction } from './use-rows.ts';

/** Whether I may change an action. */
export function useMayEdit(): (id: string) => boolean {
  const store = useStore();
  const mayWrite = useMayWrite();
  return (id) => mayWrite(knownAction(store, id));
}
