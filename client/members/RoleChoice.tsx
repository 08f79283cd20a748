import { useId } from 'react';
import { guestRoles, roles } from '../../shared/access.ts';
import { memberTexts } from '../../shared/i18n/late.ts';
import type { MemberJson } from '../../shared/members.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useView } from './members-context.tsx';
import { calledIn, isIn } from './words.ts';

/** What somebody is in the plan. One's own role stands fast, so that nobody locks themselves out. */
export function RoleChoice({ member }: { readonly member: MemberJson }) {
  const m = useKnownTexts(memberTexts);
  const { me, deeds } = useView();
  const { person, role, kind } = member;
  if (person === me) return <OwnRole member={member} />;
  const choices = kind === 'guest' ? guestRoles : roles;
  return (
    <select
      className="input role"
      aria-label={m.roleOf(calledIn(m, member))}
      value={role}
      onChange={(event) => deeds.changeRole(member, event.target.value as MemberJson['role'])}
    >
      {choices.map((one) => (
        <option key={one} value={one}>
          {m.roles[one]}
        </option>
      ))}
    </select>
  );
}

function OwnRole({ member: { role } }: { readonly member: MemberJson }) {
  const m = useKnownTexts(memberTexts);
  const { members, now } = useView();
  const id = useId();
  const coordinators = members.filter(
    (one) => one.role === 'coordinator' && one.kind === 'account' && isIn(one, now),
  );
  return (
    <span className="own-role">
      <b>{m.roles[role]}</b>
      <small id={id} className="quiet">
        {coordinators.length > 1 ? m.ownRole : m.lastOne}
      </small>
    </span>
  );
}
