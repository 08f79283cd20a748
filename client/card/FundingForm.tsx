import { useEffect, useEffectEvent, useId, useRef, useState, type FormEvent, type RefObject } from 'react';
import { timeTexts } from '../../shared/i18n/late.ts';
import { amountText, readAmount } from '../../shared/plan/money.ts';
import { fundingStates, limits, type Action, type FundingRow } from '../../shared/plan/schema.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { nameOf } from '../state/names.ts';
import { usePerform, usePresence } from '../sync/hooks.tsx';

export type RowFields = Omit<FundingRow, 'id'>;

interface FundingFormProps {
  readonly action: Action;
  /** The row that is changed, as it stands now; or the id of a new one. */
  readonly row?: FundingRow;
  readonly rowId?: string;
  readonly onSave: (fields: RowFields) => void;
  readonly onClose: () => void;
}

type Typed = Readonly<{ source: string; amount: string; state: FundingRow['state'] }>;

const typedOf = (row: FundingRow | undefined): Typed => ({
  source: row?.source ?? '',
  amount: row?.amount === undefined ? '' : amountText(row.amount),
  state: row?.state ?? 'idea',
});

/** One row of money. What I type stays when somebody else changes the same row; then I choose. */
export function FundingForm({ action, row, rowId, onSave, onClose }: FundingFormProps) {
  const texts = useKnownTexts(timeTexts).funding;
  const [base, setBase] = useState(row);
  const [typed, setTyped] = useState(() => typedOf(row));
  const [isTried, setTried] = useState(false);
  const presence = usePresence();
  const first = useRef<HTMLInputElement>(null);
  const amount = readAmount(typed.amount);
  const source = typed.source.trim();
  const fault = source === '' ? texts.needsSource : amount === null ? texts.badAmount : undefined;
  const fields: RowFields = { source, state: typed.state, ...(typeof amount === 'number' && { amount }) };
  const isDirty = JSON.stringify(typed) !== JSON.stringify(typedOf(base));
  const isOther = row !== base && JSON.stringify(typedOf(row)) !== JSON.stringify(typedOf(base));
  const isKept = isDirty && fault === undefined && !isOther;
  const end = useLeaving({ action, rowId: row?.id ?? rowId!, fields, isKept });
  const save = () => {
    end();
    onSave(fields);
  };
  const close = () => {
    end();
    onClose();
  };
  useEffect(() => {
    first.current?.focus();
    presence.write({ entity: 'action', id: action.id });
    return () => presence.write(undefined);
  }, [presence, action.id]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fault === undefined && !isOther) save();
  };
  const change = (changes: Partial<Typed>) => setTyped({ ...typed, ...changes });
  return (
    <form
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        close();
      }}
    >
      <Fields typed={typed} amount={amount} isTried={isTried} first={first} onChange={change} />
      {isTried && fault && (
        <p className="field" role="alert">
          <span className="fault">{fault}</span>
        </p>
      )}
      {isOther && (
        <Other
          row={row}
          onMine={save}
          onTheirs={() => {
            setBase(row);
            setTyped(typedOf(row));
          }}
        />
      )}
      <div className="funding-actions">
        <button type="submit" className="button primary small" disabled={isOther}>
          {texts.save}
        </button>
        <button type="button" className="button small" onClick={close}>
          {texts.cancel}
        </button>
      </div>
    </form>
  );
}

interface FieldsProps {
  readonly typed: Typed;
  /** As it was read: see `readAmount`. */
  readonly amount: number | undefined | null;
  readonly isTried: boolean;
  readonly first: RefObject<HTMLInputElement | null>;
  readonly onChange: (changes: Partial<Typed>) => void;
}

function Fields({ typed, amount, isTried, first, onChange: change }: FieldsProps) {
  const m = useMessages();
  const texts = useKnownTexts(timeTexts).funding;
  const id = useId();
  return (
    <>
      <div className="field">
        <label className="label" htmlFor={`${id}-source`}>
          {texts.source}
        </label>
        <input
          ref={first}
          id={`${id}-source`}
          className="input"
          value={typed.source}
          maxLength={limits.name}
          aria-invalid={(isTried && typed.source.trim() === '') || undefined}
          onChange={({ target }) => change({ source: target.value })}
        />
      </div>
      <div className="field">
        <label className="label" htmlFor={`${id}-amount`}>
          {texts.amount}
        </label>
        <input
          id={`${id}-amount`}
          className="input number"
          inputMode="decimal"
          autoComplete="off"
          value={typed.amount}
          aria-invalid={(isTried && amount === null) || undefined}
          aria-describedby={`${id}-help`}
          onChange={({ target }) => change({ amount: target.value })}
          onBlur={() => typeof amount === 'number' && change({ amount: amountText(amount) })}
        />
        <span id={`${id}-help`} className="help">
          {texts.amountHelp}
        </span>
      </div>
      <div className="field">
        <label className="label" htmlFor={`${id}-state`}>
          {texts.state}
        </label>
        <select
          id={`${id}-state`}
          className="input"
          value={typed.state}
          onChange={({ target }) => change({ state: target.value as Typed['state'] })}
        >
          {fundingStates.map((state) => (
            <option key={state} value={state}>
              {m.money.state[state]}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}

interface OtherProps {
  readonly row: FundingRow | undefined;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}

function Other({ row, onMine, onTheirs }: OtherProps) {
  const m = useMessages();
  const texts = useKnownTexts(timeTexts).funding;
  const told = row && [row.source, typedOf(row).amount, m.money.state[row.state]].filter(Boolean).join(', ');
  return (
    <div className="card-choice" role="alert">
      <p>{told === undefined ? texts.theirsGone : `${texts.theirs} ${told}`}</p>
      <button type="button" className="button small" onClick={onMine}>
        {m.card.useMine}
      </button>
      <button type="button" className="button small" onClick={onTheirs}>
        {m.card.useTheirs}
      </button>
    </div>
  );
}

interface Left {
  readonly action: Action;
  readonly rowId: string;
  readonly fields: RowFields;
  readonly isKept: boolean;
}

/**
 * What stands in the form when the card is closed under it is kept, as in every other field of a card.
 * @returns to be called by whoever has saved it, or given it up
 */
function useLeaving({ action, rowId, fields, isKept }: Left): () => void {
  const m = useMessages();
  const perform = usePerform();
  const isOver = useRef(false);
  const { id } = action;
  const leave = useEffectEvent(() => {
    if (!isKept || isOver.current) return;
    perform(
      { kind: 'edit', name: nameOf(action, m), id },
      { name: 'setFunding', input: { id, rowId, row: fields } },
    );
  });
  useEffect(() => () => leave(), []);
  return () => {
    isOver.current = true;
  };
}
