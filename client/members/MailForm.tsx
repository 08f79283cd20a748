import { useId, useState, type FormEvent } from 'react';
import { roles, type Role } from '../../shared/access.ts';
import { memberTexts } from '../../shared/i18n/late.ts';
import { newMemberSchema, type NewMember } from '../../shared/members.ts';
import { Refusal } from '../lib/api.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { request } from '../lib/request.ts';
import { useNotices } from '../ui/notices.tsx';
import { Field, OrganisationField, ThemeField } from './fields.tsx';
import { useView } from './members-context.tsx';
import { here } from './plan.ts';

/** Invites one person, who gets an account. */
export function MailForm() {
  const m = useKnownTexts(memberTexts);
  const { plan } = useView();
  const { language } = useSpoken();
  const select = useId();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const [theme, setTheme] = useState('');
  const [organisation, setOrganisation] = useState('');
  const { fault, isSending, send } = useSending(() => setEmail(''));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send({
      email,
      role,
      ...(role === 'editor' && theme && { theme }),
      ...here(plan, organisation),
      language,
    });
  };
  return (
    <form noValidate onSubmit={submit}>
      <p className="quiet">{m.invite.mailHelp}</p>
      <Field
        label={m.invite.email}
        type="email"
        autoComplete="off"
        value={email}
        onChange={setEmail}
        fault={fault && m.invite[fault]}
      />
      <div className="field">
        <label className="label" htmlFor={select}>
          {m.invite.role}
        </label>
        <select
          id={select}
          className="input"
          value={role}
          onChange={(event) => setRole(event.target.value as Role)}
        >
          {roles.map((one) => (
            <option key={one} value={one}>
              {m.roles[one]}
            </option>
          ))}
        </select>
      </div>
      {role === 'editor' && <ThemeField value={theme} onChange={setTheme} />}
      <OrganisationField value={organisation} onChange={setOrganisation} />
      <button type="submit" className="button" disabled={isSending}>
        {m.invite.send}
      </button>
    </form>
  );
}

type Fault = 'badEmail' | 'notSent' | 'alreadyIn' | 'tooMany';

const faultOfCode: Readonly<Record<string, Fault>> = { exists: 'alreadyIn', 'too-many': 'tooMany' };

function faultOf(error: unknown): Fault {
  if (!(error instanceof Refusal)) return 'notSent';
  const isEmail = error.code === 'bad-input' && error.path === 'email';
  return isEmail ? 'badEmail' : (faultOfCode[error.code] ?? 'notSent');
}

/** Has the mail sent, or says why not. */
function useSending(onSent: () => void) {
  const m = useKnownTexts(memberTexts);
  const { id, reload } = useView();
  const notices = useNotices();
  const [fault, setFault] = useState<Fault>();
  const [isSending, setSending] = useState(false);
  const send = async (wanted: NewMember) => {
    if (!newMemberSchema.shape.email.safeParse(wanted.email).success) return setFault('badEmail');
    setFault(undefined);
    setSending(true);
    try {
      await request(`POST /plans/${id}/members`, undefined, wanted);
      notices.show({ text: m.invite.sent(wanted.email.trim()) });
      onSent();
    } catch (error) {
      setFault(faultOf(error));
    }
    setSending(false);
    await reload();
  };
  return { fault, isSending, send };
}
