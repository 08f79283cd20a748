import { createContext, useContext } from 'react';
import { Signal } from '../lib/signal.ts';

export interface Toast {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

/** What is told in passing: one toast at a time, the newest wins; and words for those who listen. */
export class Notices {
  readonly toast = new Signal<Toast | undefined>(undefined);
  readonly polite = new Signal('');
  readonly assertive = new Signal('');

  /** @param spoken what listeners hear, when it should say more than the toast */
  show(toast: Toast, spoken: string = toast.text): void {
    this.toast.set(toast);
    this.say(spoken);
  }

  say(text: string): void {
    // The same words twice are only spoken twice when the text differs.
    this.polite.set(this.polite.value === text ? `${text}\u00A0` : text);
  }

  alert(text: string): void {
    this.assertive.set(this.assertive.value === text ? `${text}\u00A0` : text);
  }
}

export const NoticesContext = createContext<Notices | undefined>(undefined);

export function useNotices(): Notices {
  const notices = useContext(NoticesContext);
  if (!notices) throw new Error('There is no NoticesContext above');
  return notices;
}
