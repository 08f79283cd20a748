import { useEffect, useId, useRef } from 'react';
import { recordLimits } from '../../shared/record/schema.ts';

interface ReasonFieldProps {
  readonly label: string;
  readonly help: string;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  /** Whether one writes in it at once. */
  readonly hasFocus?: boolean;
}

/** Why an organisation does not take part. */
export function ReasonField({ label, help, reason, onReason, hasFocus = false }: ReasonFieldProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        className="input"
        rows={3}
        maxLength={recordLimits.reason}
        value={reason}
        aria-describedby={`${id}-help`}
        onChange={(event) => onReason(event.target.value)}
      />
      <span id={`${id}-help`} className="help">
        {help}
      </span>
    </div>
  );
}
