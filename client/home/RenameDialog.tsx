import { useState, type FormEvent } from 'react';
import type { PlanSummary } from '../../shared/api.ts';
import { homeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { changePlan } from './plans.ts';
import { TitleField } from './TitleField.tsx';

interface RenameDialogProps {
  readonly plan: PlanSummary;
  readonly onChanged: () => Promise<void>;
  readonly onClose: () => void;
}

/** Gives a plan another title. */
export function RenameDialog({ plan, onChanged, onClose }: RenameDialogProps) {
  const m = useKnownTexts(homeTexts);
  const { app } = useMessages();
  const [title, setTitle] = useState(plan.title);
  const [fault, setFault] = useState<string>();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!title.trim()) return setFault(m.titleMissing);
    try {
      await changePlan(plan.id, { title });
      await onChanged();
      onClose();
    } catch {
      setFault(m.notChanged);
    }
  };
  return (
    <Dialog title={m.rename} onClose={onClose}>
      <form noValidate onSubmit={(event) => void save(event)}>
        <TitleField value={title} onChange={setTitle} fault={fault} />
        <div className="dialog-foot">
          <button type="submit" className="button primary">
            {m.save}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {app.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
