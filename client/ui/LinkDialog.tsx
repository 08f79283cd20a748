import { useEffect, useRef } from 'react';
import { handTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { Dialog } from './Dialog.tsx';

interface LinkDialogProps {
  /** One a line. */
  readonly links: string;
  readonly onClose: () => void;
}

/** Addresses, chosen and ready to be copied by hand. */
export function LinkDialog({ links, onClose }: LinkDialogProps) {
  const m = useMessages();
  const texts = useKnownTexts(handTexts);
  const field = useRef<HTMLTextAreaElement>(null);
  const count = links.split('\n').length;
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <Dialog title={texts.links.title(count)} lead={texts.links.help} onClose={onClose}>
      <textarea
        ref={field}
        className="input"
        readOnly
        aria-label={texts.links.title(count)}
        rows={Math.min(count + 1, 8)}
        value={links}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="dialog-foot">
        <button type="button" className="button" onClick={onClose}>
          {m.app.close}
        </button>
      </div>
    </Dialog>
  );
}
