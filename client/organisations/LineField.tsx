import { useId, type KeyboardEvent } from 'react';
import { organisationsTexts } from '../../shared/i18n/late.ts';
import { limits, type Organisation } from '../../shared/plan/schema.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { useWriting, type LineField as Field } from './use-writing.ts';

interface LineFieldProps {
  readonly organisation: Organisation;
  readonly field: Field;
  readonly label: string;
  readonly help?: string;
}

const long: readonly Field[] = ['role', 'note'];
const mostOf = (field: Field): number =>
  long.includes(field) ? limits.note : field === 'contactNote' ? limits.phrase : limits.name;

/** One fact, written in place: Enter or leaving the field keeps it, Esc leaves it as it was. */
export function LineField({ organisation, field, label, help }: LineFieldProps) {
  const m = useKnownTexts(organisationsTexts);
  const { card } = useMessages();
  const id = useId();
  const stored = organisation[field] ?? '';
  const { text, theirs, type, leave, write, stop } = useWriting(organisation, field, stored);
  const isLong = long.includes(field);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') stop();
    if (event.key !== 'Enter' || (isLong && !event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    leave();
  };
  const input = {
    id,
    className: 'input',
    lang: planLanguage,
    maxLength: mostOf(field),
    value: text,
    'aria-describedby': `${id}-about`,
    onBlur: leave,
    onKeyDown,
  };
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {isLong ? (
        <textarea {...input} rows={2} onChange={(event) => type(event.target.value)} />
      ) : field === 'plannedFrom' ? (
        <input
          {...input}
          type="date"
          min="1900-01-01"
          max="2200-12-31"
          onChange={(event) => type(event.target.value)}
        />
      ) : (
        <input {...input} type="text" autoComplete="off" onChange={(event) => type(event.target.value)} />
      )}
      <span id={`${id}-about`} className="help">
        {text.length >= mostOf(field) ? m.full(mostOf(field)) : help}
      </span>
      {theirs !== undefined && (
        <div className="line-conflict" role="alert">
          <p>{m.conflict(theirs)}</p>
          <button type="button" className="button small" onClick={write}>
            {card.useMine}
          </button>
          <button type="button" className="button small" onClick={stop}>
            {card.useTheirs}
          </button>
        </div>
      )}
    </div>
  );
}
