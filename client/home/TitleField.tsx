import { useId } from 'react';
import { homeTexts } from '../../shared/i18n/late.ts';
import { limits } from '../../shared/plan/schema.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';

interface TitleFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fault: string | undefined;
}

/** What a plan is called. */
export function TitleField({ value, onChange, fault }: TitleFieldProps) {
  const m = useKnownTexts(homeTexts);
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {m.titleOf}
      </label>
      <input
        id={id}
        className="input"
        lang={planLanguage}
        maxLength={limits.title}
        autoComplete="off"
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-fault`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={`${id}-fault`} className="fault" role="alert">
        {fault}
      </span>
    </div>
  );
}
