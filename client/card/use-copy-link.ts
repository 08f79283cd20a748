import { cardTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { cardPath } from '../sync/card-way.ts';
import { useSession } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';

/** Puts a card's address on the clipboard; where that is not allowed, the address is shown. */
export function useCopyLink(): (id: string) => Promise<void> {
  const texts = useKnownTexts(cardTexts);
  const notices = useNotices();
  const { plan } = useSession();
  return async (id) => {
    const address = `${location.origin}${cardPath(plan, id)}`;
    try {
      await navigator.clipboard.writeText(address);
      notices.show({ text: texts.copied });
    } catch {
      notices.show({ text: texts.notCopied(address) });
    }
  };
}
