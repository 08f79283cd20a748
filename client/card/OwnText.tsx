import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { cardTexts } from '../../shared/i18n/late.ts';
import type { Action } from '../../shared/plan/schema.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { useOwnText, type TextField } from './use-own-text.ts';

interface OwnTextProps {
  readonly action: Action;
  readonly field: TextField;
  readonly label: string;
  readonly help?: string;
  /** The most it holds, in characters. */
  readonly max: number;
  readonly may: boolean;
  readonly kind: 'line' | 'lines' | 'date';
  /** What stands under it, worked out from what is typed. */
  readonly renderUnder?: (typed: string) => ReactNode;
}

/** A field that is kept when one leaves it, or at Enter; in several lines at Ctrl+Enter. */
export function OwnText({ action, field, label, help, max, may, kind, renderUnder }: OwnTextProps) {
  const texts = useKnownTexts(cardTexts);
  const own = useOwnText({ action, field, max, may });
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (kind === 'lines' && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    own.keep();
  };
  const props = {
    id,
    className: 'input',
    value: own.text,
    readOnly: !may,
    lang: planLanguage,
    'aria-invalid': own.isTooLong || undefined,
    'aria-describedby': `${id}-help`,
    onFocus: may ? own.begin : undefined,
    onChange: (event: { target: { value: string } }) => own.type(event.target.value),
    // Half a date is none, and takes nothing away.
    onBlur: ({ target }: { target: HTMLInputElement | HTMLTextAreaElement }) =>
      target.validity.badInput ? own.takeTheirs() : own.keep(),
    onKeyDown,
  };
  return (
    <div className="field own-text">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {kind === 'lines' ? (
        <textarea {...props} rows={2} />
      ) : (
        <input
          {...props}
          type={kind === 'date' ? 'date' : 'text'}
          max={kind === 'date' ? '9999-12-31' : undefined}
        />
      )}
      <span
        id={`${id}-help`}
        className={own.isTooLong ? 'fault' : 'help'}
        role={own.isTooLong ? 'alert' : undefined}
      >
        {own.isTooLong ? texts.tooLong(own.text.trim().length - max, max) : help}
      </span>
      {renderUnder?.(own.text)}
      {own.theirs !== undefined && (
        <Choice theirs={own.theirs} onMine={own.takeMine} onTheirs={own.takeTheirs} />
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly theirs: string;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}

/** Somebody else has written here meanwhile. Mine still stands in the field. */
function Choice({ theirs, onMine, onTheirs }: ChoiceProps) {
  const m = useMessages();
  const texts = useKnownTexts(cardTexts);
  return (
    <div className="card-choice" role="alert">
      <p>
        {theirs ? texts.theirs : texts.theirsEmpty} {theirs && <q lang={planLanguage}>{theirs}</q>}
      </p>
      <button type="button" className="button small" onClick={onMine}>
        {m.card.useMine}
      </button>
      <button type="button" className="button small" onClick={onTheirs}>
        {m.card.useTheirs}
      </button>
    </div>
  );
}
