import { useId, type InputHTMLAttributes, type ReactNode } from 'react';
import { memberTexts } from '../../shared/i18n/late.ts';
import { limits } from '../../shared/plan/schema.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { useView } from './members-context.tsx';
import { livingThemes, themeName } from './plan.ts';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'id'> {
  readonly label: string;
  readonly help?: string;
  readonly fault?: string | undefined;
  readonly onChange: (value: string) => void;
  readonly children?: ReactNode;
}

/** Something to fill in, with what is wrong with it. */
export function Field({ label, help, fault, onChange, children, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        className="input"
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-about`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={`${id}-about`} className={fault ? 'fault' : 'help'} role={fault ? 'alert' : undefined}>
        {fault ?? help}
      </span>
      {children}
    </div>
  );
}

interface ChoiceProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** An organisation by name: one of the register, or any other. */
export function OrganisationField(props: ChoiceProps) {
  const m = useKnownTexts(memberTexts);
  const { plan } = useView();
  const id = useId();
  return (
    <Field
      {...props}
      label={m.invite.organisation}
      help={m.invite.organisationHelp}
      maxLength={limits.name}
      autoComplete="off"
      list={id}
    >
      <datalist id={id}>
        {plan.organisations
          ?.filter(({ archived }) => !archived)
          .map((one) => (
            <option key={one.id} value={one.name} />
          ))}
      </datalist>
    </Field>
  );
}

/** The theme whose column an editor is limited to; '' is the whole plan. */
export function ThemeField({ value, onChange }: ChoiceProps) {
  const m = useKnownTexts(memberTexts);
  const { plan } = useView();
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {m.invite.theme}
      </label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{m.wholePlan}</option>
        {livingThemes(plan).map((one) => (
          <option key={one.id} value={one.id} lang={planLanguage}>
            {themeName(one)}
          </option>
        ))}
      </select>
    </div>
  );
}
