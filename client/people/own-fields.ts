import type { PeopleTexts } from '../../shared/i18n/people/nb.ts';
import { emailSchema, passwordLength, type SessionChanges } from '../../shared/people.ts';
import type { Refusal } from '../lib/api.ts';

export type FieldFaults = { readonly [Field in keyof SessionChanges]?: string };

/** What is wrong with what somebody says of themselves, field by field, before it is sent. */
export function checkFields(said: SessionChanges, m: PeopleTexts): FieldFaults {
  const { name, organisation, email, password } = said;
  return {
    ...(name?.trim() === '' && { name: m.nameMissing }),
    ...(organisation?.trim() === '' && { organisation: m.organisationMissing }),
    ...(email !== undefined && emailFault(email, m)),
    ...(password !== undefined &&
      password.length < passwordLength.least && { password: m.passwordShort(passwordLength.least) }),
  };
}

const emailFault = (email: string, m: PeopleTexts): FieldFaults =>
  !email.trim()
    ? { email: m.emailMissing }
    : emailSchema.safeParse(email).success
      ? {}
      : { email: m.emailWrong };

/** What the server has said no to, told at its field; undefined when it is of none. */
export function refusedField({ code, path }: Refusal, m: PeopleTexts): FieldFaults | undefined {
  if (code === 'wrong-password') return { currentPassword: m.currentPasswordWrong };
  if (code === 'exists') return { email: m.emailTaken };
  const field = ['name', 'title', 'organisation', 'email', 'password', 'currentPassword'].find(
    (one) => one === path,
  );
  return code === 'bad-input' && field ? { [field]: m.fieldWrong } : undefined;
}
