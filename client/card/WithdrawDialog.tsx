import { useId, useState, type FormEvent } from 'react';
import { partiesTexts } from '../../shared/i18n/late.ts';
import { recordLimits } from '../../shared/record/schema.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { Dialog } from '../ui/Dialog.tsx';

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
  const id = useId();
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
        <div className="field">
          <label className="label" htmlFor={id}>
            {m.reasonField}
          </label>
          <textarea
            id={id}
            className="input"
            rows={3}
            maxLength={recordLimits.reason}
            value={reason}
            aria-describedby={`${id}-help`}
            onChange={(event) => setReason(event.target.value)}
          />
          <span id={`${id}-help`} className="help">
            {m.reasonHelp}
          </span>
        </div>
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
