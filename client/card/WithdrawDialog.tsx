import { useState, type FormEvent } from 'react';
import { partiesTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ReasonField } from '../ui/ReasonField.tsx';

interface WithdrawDialogProps {
  readonly name: string;
  /** @returns whether it has been stored */
  readonly onWithdraw: (reason: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Asks why an organisation withdraws; the reason may be left out. */
export function WithdrawDialog({ name, onWithdraw, onClose }: WithdrawDialogProps) {
  const m = useKnownTexts(partiesTexts);
  const { app } = useMessages();
  const [reason, setReason] = useState('');
  const [isSending, setSending] = useState(false);
  const submit = async () => {
    if (isSending) return;
    setSending(true);
    const isStored = await onWithdraw(reason.trim());
    setSending(false);
    // What was written stays until it is stored.
    if (isStored) onClose();
  };
  return (
    <Dialog title={m.withdrawTitle(name)} lead={m.withdrawLead} onClose={onClose}>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ReasonField label={m.reasonField} help={m.reasonHelp} reason={reason} onReason={setReason} />
        <div className="dialog-foot">
          <button type="submit" className="button primary" aria-disabled={isSending}>
            {m.withdrawDo}
          </button>
          <button type="button" className="button ghost" onClick={onClose}>
            {app.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
