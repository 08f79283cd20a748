import { useMessages } from '../lib/i18n.tsx';
import { Signal } from '../lib/signal.ts';
import { useNotices } from '../ui/notices.tsx';
import { cardPath } from './card-way.ts';
import { useSession } from './hooks.tsx';

/** Addresses, one a line, that could not be put on the clipboard: they are shown, to be copied by hand. */
export const linksToCopy = new Signal<string | undefined>(undefined);

/** Puts the addresses of cards on the clipboard, one a line; where that is not allowed, they are shown. */
export function useCopyLinks(): (ids: readonly string[]) => Promise<void> {
  const m = useMessages();
  const notices = useNotices();
  const { plan } = useSession();
  return async (ids) => {
    const links = ids.map((id) => `${location.origin}${cardPath(plan, id)}`).join('\n');
    try {
      await navigator.clipboard.writeText(links);
      notices.show({ text: m.done.linksCopied(ids.length) });
    } catch {
      linksToCopy.set(links);
    }
  };
}
