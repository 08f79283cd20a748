import { CheckmarkCircleIcon, CircleIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { peopleTexts } from '../../shared/i18n/late.ts';
import { passwordLength } from '../../shared/people.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { TextField, type TextFieldProps } from './TextField.tsx';

type PasswordFieldProps = Pick<TextFieldProps, 'label' | 'value' | 'onChange' | 'help' | 'fault'> & {
  /** To be chosen now; else it is one they have. */
  readonly isNew?: boolean;
};

/** A password, which can be shown. Of a new one only the length is told: there are no other rules. */
export function PasswordField({ isNew = false, help, ...field }: PasswordFieldProps) {
  const m = useKnownTexts(peopleTexts);
  const [isShown, show] = useState(false);
  const count = field.value.length;
  const isEnough = count >= passwordLength.least;
  const Icon = isEnough ? CheckmarkCircleIcon : CircleIcon;
  const length = isNew && (count > 0 || !help) && (
    <span className={isEnough ? 'length is-enough' : 'length'}>
      <Icon aria-hidden />
      {count === 0 ? m.passwordLeast(passwordLength.least) : m.passwordLength(count, passwordLength.least)}
    </span>
  );
  return (
    <TextField
      {...field}
      type={isShown ? 'text' : 'password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      maxLength={passwordLength.most}
      help={length || help}
    >
      <button
        type="button"
        aria-label={isShown ? m.hidePassword : m.showPassword}
        onClick={() => show(!isShown)}
      >
        {isShown ? m.hide : m.show}
      </button>
    </TextField>
  );
}
