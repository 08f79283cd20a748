import { navigate } from 'wouter/use-browser-location';
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
