import { navigate } from 'wouter/use-browser-location';
import { atBoard, placeFrom, placePath, type Place } from '../../shared/views/place.ts';
import { Signal } from '../lib/signal.ts';
import { useSession } from './hooks.tsx';

/** The address of an open card, over the board. */
export const cardPath = (plan: string, id: string): string => placePath(plan, { ...atBoard, card: id });

/** The view of a plan one is in now, by the address of the page; the board, when it is none of them. */
export function viewNow(plan: string): Place {
  const root = `/plan/${plan}/`;
  const { pathname } = location;
  const place = pathname.startsWith(root) ? placeFrom(pathname.slice(root.length)) : undefined;
  return { ...(place ?? atBoard), card: undefined };
}

/**
 * Opens a card over the view one is in, or closes it, with the filter in the address kept. `replace`: without a step of
 * its own for the browser's way back. It does not follow the address, so that a thousand cards can have it.
 */
export function useOpenCard(): (id: string | undefined, options?: { readonly replace: boolean }) => void {
  const { plan } = useSession();
  return (card, options) =>
    navigate(`${placePath(plan, { ...viewNow(plan), card })}${location.search}`, options);
}

/** The card that is being opened in order to say something of it, until its field for that has the focus. */
export const commentWish = new Signal<string | undefined>(undefined);
