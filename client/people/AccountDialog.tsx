import { peopleTexts } from '../../shared/i18n/late.ts';
import type { PersonJson } from '../../shared/people.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotices } from '../ui/notices.tsx';
import { momentOf } from '../lib/moment.ts';
import { Note } from '../ui/Note.tsx';
import { LinkedProviders } from './LinkedProviders.tsx';
import { OrganisationField } from './OrganisationField.tsx';
import { PasswordField } from './PasswordField.tsx';
import type { Registered } from '../../shared/register.ts';
import { TextField } from './TextField.tsx';
import { useOwnFields, type Said } from './use-own-fields.ts';
import '../ui/gate.css';

interface AccountDialogProps {
  readonly me: PersonJson;
  /** Of the plan that is open, to choose an organisation from. */
  readonly register: readonly Registered[];
  readonly onClose: () => void;
}

/** What the others see of me, and by what I sign in. Of guests only what they said when they came. */
export function AccountDialog({ me, register, onClose }: AccountDialogProps) {
  const m = useKnownTexts(peopleTexts);
  const { language } = useSpoken();
  const notices = useNotices();
  const isGuest = me.kind === 'guest';
  const needsCurrent = ({ email, password }: Said) =>
    me.hasPassword && !me.mayResetPassword && (email !== (me.email ?? '') || password !== '');
  const { said, form, field, told, isSending } = useOwnFields({
    me,
    changesOf: (said, before) =>
      Object.fromEntries(Object.entries(said).filter(([name, text]) => text !== before[name as keyof Said])),
    check: (said) =>
      needsCurrent(said) && said.currentPassword === '' ? { currentPassword: m.passwordMissing } : {},
    onKept: (told) => {
      onClose();
      notices.show({ text: told ?? m.saved });
    },
  });
  const guestLead = me.until === undefined ? m.guestLead : m.guestUntil(momentOf(me.until, language));
  return (
    <Dialog
      title={isGuest ? m.guest : m.account}
      lead={isGuest ? guestLead : m.accountLead}
      onClose={onClose}
    >
      {told && <Note {...told} />}
      <form className="people-form" {...form}>
        <TextField label={m.name} autoComplete="name" {...field('name')} />
        {!isGuest && <TextField label={m.title} autoComplete="organization-title" {...field('title')} />}
        <OrganisationField register={register} {...field('organisation')} />
        {!isGuest && (
          <>
            <TextField
              label={m.email}
              type="email"
              autoComplete="username"
              maxLength={254}
              help={me.newEmail && m.address.waits(me.newEmail)}
              {...field('email')}
            />
            <PasswordField
              label={me.hasPassword ? m.newPassword : m.choosePassword}
              isNew
              help={me.hasPassword ? m.newPasswordHelp : undefined}
              {...field('password')}
            />
          </>
        )}
        {needsCurrent(said) && (
          <PasswordField
            label={m.currentPassword}
            help={m.currentPasswordHelp}
            {...field('currentPassword')}
          />
        )}
        <div className="dialog-foot">
          <button type="submit" className="button primary" aria-disabled={isSending}>
            {m.save}
          </button>
        </div>
      </form>
      {!isGuest && <LinkedProviders me={me} />}
    </Dialog>
  );
}
