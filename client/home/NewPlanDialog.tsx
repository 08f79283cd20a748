import { useId, useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import type { NewPlan, PlanSummary } from '../../shared/api.ts';
import { homeTexts } from '../../shared/i18n/late.ts';
import { Refusal } from '../lib/api.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Tiles } from '../ui/Tiles.tsx';
import { createPlan } from './plans.ts';
import { TitleField } from './TitleField.tsx';

interface NewPlanDialogProps {
  /** What is chosen at first. */
  readonly from: NewPlan['from'];
  /** Those that can be copied. */
  readonly plans: readonly PlanSummary[];
  readonly onClose: () => void;
}

/** A title, and what stands in the plan at first. Then one is on its board, or takes a document into it. */
export function NewPlanDialog({ from, plans, onClose }: NewPlanDialogProps) {
  const m = useKnownTexts(homeTexts);
  const { app } = useMessages();
  const readable = plans.filter(({ fault }) => fault === undefined);
  const [title, setTitle] = useState(from === 'example' ? m.exampleTitle : '');
  const [kind, setKind] = useState<'document' | 'copy' | 'empty' | 'example'>(
    typeof from === 'string' ? from : 'copy',
  );
  const [copied, setCopied] = useState(typeof from === 'string' ? (readable[0]?.id ?? '') : from.copy);
  const { fault, isMaking, make } = useMaking();
  const save = (event: FormEvent) => {
    event.preventDefault();
    const from = kind === 'copy' ? { copy: copied } : kind === 'example' ? kind : 'empty';
    make({ title: title.trim(), from }, kind === 'document' ? '/import' : '');
  };
  const kinds: readonly { value: typeof kind; label: string; help: string }[] = [
    { value: 'empty', label: m.empty, help: m.emptyHelp },
    { value: 'document', label: m.document, help: m.documentHelp },
    { value: 'example', label: m.example, help: m.exampleHelp },
    ...(readable.length > 0 ? [{ value: 'copy', label: m.copied, help: m.copiedHelp } as const] : []),
  ];
  return (
    <Dialog title={m.newPlan} onClose={onClose}>
      <form noValidate onSubmit={save}>
        <TitleField value={title} onChange={setTitle} fault={fault} />
        <Tiles legend={m.from} value={kind} onChange={setKind} tiles={kinds} />
        {kind === 'copy' && <PlanChoice plans={readable} value={copied} onChange={setCopied} />}
        <div className="dialog-foot">
          <button type="submit" className="button primary" disabled={isMaking}>
            {m.make}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {app.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface PlanChoiceProps {
  readonly plans: readonly PlanSummary[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function PlanChoice({ plans, value, onChange }: PlanChoiceProps) {
  const m = useKnownTexts(homeTexts);
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {m.whichPlan}
      </label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {plans.map((plan) => (
          <option key={plan.id} value={plan.id} lang={planLanguage}>
            {plan.title}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Makes the plan and goes to that view of it, or says why not. */
function useMaking() {
  const m = useKnownTexts(homeTexts);
  const [, navigate] = useLocation();
  const [fault, setFault] = useState<string>();
  const [isMaking, setMaking] = useState(false);
  const reason = (error: unknown): string => {
    const code = error instanceof Refusal ? error.code : '';
    if (code === 'limit') return m.full;
    return code === 'too-many' ? m.tooMany : m.notMade;
  };
  const make = (plan: NewPlan, view: string) => {
    if (!plan.title) return setFault(m.titleMissing);
    setMaking(true);
    createPlan(plan)
      .then((id) => navigate(`/plan/${id}${view}`))
      .catch((error: unknown) => {
        setFault(reason(error));
        setMaking(false);
      });
  };
  return { fault, isMaking, make };
}
