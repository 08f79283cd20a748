import { navigate } from 'wouter/use-browser-location';
import { Signal } from '../lib/signal.ts';
import { useSession } from './hooks.tsx';

/** The address of an open card. */
export const cardPath = (plan: string, id: string): string => `/plan/${plan}/card/${encodeURIComponent(id)}`;

/**
 * Opens a card, with the filter in the address kept. `replace`: without a step of its own for the browser's way back.
 * It does not follow the address, so that a thousand cards can have it.
 */
export function useOpenCard(): (id: string, options?: { readonly replace: boolean }) => void {
  const { plan } = useSession();
  return (id, options) => navigate(`${cardPath(plan, id)}${location.search}`, options);
}

/** The card that is being opened in order to say something of it, until its field for that has the focus. */
export const commentWish = new Signal<string | undefined>(undefined);
