import { useState, type FormEvent } from 'react';
import { guestRoles, type GuestRole } from '../../shared/access.ts';
import { memberTexts } from '../../shared/i18n/late.ts';
import {
  invitationLimits,
  madeInvitationSchema,
  type MadeInvitation,
  type NewInvitation,
} from '../../shared/members.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { request } from '../lib/request.ts';
import { Tiles } from '../ui/Tiles.tsx';
import { Field, OrganisationField, ThemeField } from './fields.tsx';
import { useView } from './members-context.tsx';
import { here } from './plan.ts';

type Fault = 'badTime' | 'badUses' | 'notMade';

/** What those who come by a link become, until when, and how many. */
export function InvitationForm({ onMade }: { readonly onMade: (made: MadeInvitation) => void }) {
  const m = useKnownTexts(memberTexts);
  const { plan } = useView();
  const [role, setRole] = useState<GuestRole>('contributor');
  const [organisation, setOrganisation] = useState('');
  const [theme, setTheme] = useState('');
  const [until, setUntil] = useState(usualEnd);
  const [uses, setUses] = useState(String(invitationLimits.usualUses));
  const { fault, isMaking, make } = useMaking(onMade);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void make(until, {
      role,
      ...(role === 'editor' && theme && { theme }),
      ...here(plan, organisation),
      uses: Number(uses),
    });
  };
  const tiles = guestRoles.map((value) => ({ value, label: m.roles[value], help: m.invite.verbs[value] }));
  return (
    <form noValidate onSubmit={submit}>
      <Tiles legend={m.invite.role} value={role} onChange={setRole} tiles={tiles} isRow />
      <OrganisationField value={organisation} onChange={setOrganisation} />
      {role === 'editor' && <ThemeField value={theme} onChange={setTheme} />}
      <div className="two-fields">
        <Field
          label={m.invite.expires}
          type="datetime-local"
          value={until}
          onChange={setUntil}
          fault={fault === 'badTime' ? m.invite.badTime : undefined}
        />
        <Field
          label={m.invite.uses}
          type="number"
          inputMode="numeric"
          min={1}
          max={invitationLimits.uses}
          value={uses}
          onChange={setUses}
          fault={fault === 'badUses' ? m.invite.badUses(invitationLimits.uses) : undefined}
        />
      </div>
      {fault === 'notMade' && (
        <p className="fault" role="alert">
          {m.invite.notMade}
        </p>
      )}
      <button type="submit" className="button primary" disabled={isMaking}>
        {m.invite.make}
      </button>
    </form>
  );
}

/** Four in the afternoon, when meetings are over, in two weeks; as the field writes it, in local time. */
function usualEnd(): string {
  const end = new Date(Date.now() + invitationLimits.usualTime);
  end.setHours(16, 0, 0, 0);
  return new Date(end.valueOf() - end.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Has the link made, or says what is wrong. */
function useMaking(onMade: (made: MadeInvitation) => void) {
  const { id, reload } = useView();
  const [fault, setFault] = useState<Fault>();
  const [isMaking, setMaking] = useState(false);
  const make = async (until: string, wanted: NewInvitation) => {
    const wrong = faultIn(until, wanted);
    setFault(wrong);
    if (wrong) return;
    setMaking(true);
    try {
      const asked = { ...wanted, expires: new Date(until).toISOString() };
      onMade(await request(`POST /plans/${id}/invitations`, madeInvitationSchema, asked));
    } catch {
      setFault('notMade');
      return setMaking(false);
    }
    await reload();
  };
  return { fault, isMaking, make };
}

function faultIn(until: string, { uses = 0 }: NewInvitation): Fault | undefined {
  const time = Date.parse(until) - Date.now();
  // Not a number is neither.
  if (!(time > 0 && time <= invitationLimits.time)) return 'badTime';
  return Number.isInteger(uses) && uses >= 1 && uses <= invitationLimits.uses ? undefined : 'badUses';
}
