import { PencilLineIcon } from '@navikt/aksel-icons';
import { useMessages } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { useSession } from '../sync/hooks.tsx';

/** The way back to my drafts, while there are any. */
export function DraftsButton({ onOpen }: { readonly onOpen: () => void }) {
  const m = useMessages();
  const count = useSignal(useSession().log.drafts).length;
  if (count === 0) return null;
  return (
    <button
      type="button"
      className="button ghost drafts-button"
      aria-label={m.drafts.open(count)}
      onClick={onOpen}
    >
      <PencilLineIcon aria-hidden />
      <span className="drafts-word">{m.drafts.title}</span>
      <span className="pill amber number">{count}</span>
    </button>
  );
}
