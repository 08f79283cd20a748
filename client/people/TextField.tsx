import { useId, type HTMLInputTypeAttribute, type ReactNode } from 'react';
import { limits } from '../../shared/plan/schema.ts';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: string;
  readonly type?: HTMLInputTypeAttribute;
  readonly help?: ReactNode;
  /** What is wrong with it, in place of the help; empty when that is told elsewhere. */
  readonly fault?: string | undefined;
  readonly maxLength?: number;
  /** Beside the words in the field: a button. */
  readonly children?: ReactNode;
}

/** A field with its label above and its help, or what is wrong with it, below. */
export function TextField({ label, help, fault, onChange, children, ...input }: TextFieldProps) {
  const id = useId();
  const about = fault ?? help;
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className={children ? 'with-button' : undefined}>
        <input
          type="text"
          maxLength={limits.name}
          {...input}
          id={id}
          className="input"
          aria-invalid={fault !== undefined}
          aria-describedby={about ? `${id}-about` : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        {children}
      </div>
      {about && (
        <span id={`${id}-about`} className={fault === undefined ? 'help' : 'fault'}>
          {about}
        </span>
      )}
    </div>
  );
}
