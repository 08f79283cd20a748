import { memberTexts } from '../../shared/i18n/late.ts';
import type { MemberJson } from '../../shared/members.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { useView } from './members-context.tsx';
import { MemberMenu } from './MemberMenu.tsx';
import { ReachChoice } from './ReachChoice.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import { Who } from './Who.tsx';
import { dayOf, isIn, seenWords } from './words.ts';

interface MemberProps {
  readonly member: MemberJson;
}

/** A member as a row of the table. */
export function MemberRow({ member }: MemberProps) {
  const { now } = useView();
  if (!isIn(member, now)) return <FormerRow member={member} />;
  return (
    <tr>
      <td>
        <Who member={member} />
      </td>
      <td>{member.organisation}</td>
      <td>
        <RoleChoice member={member} />
      </td>
      <td>
        <ReachChoice member={member} />
      </td>
      <td>
        <Seen member={member} />
      </td>
      <td>
        <MemberMenu member={member} />
      </td>
    </tr>
  );
}

function FormerRow({ member }: MemberProps) {
  return (
    <tr className="is-over">
      <td>
        <Who member={member} />
      </td>
      <td>{member.organisation}</td>
      <td colSpan={3}>
        <Former member={member} />
      </td>
      <td>
        <MemberMenu member={member} />
      </td>
    </tr>
  );
}

/** A member as an entry of a list, where there is no room for a table. */
export function MemberItem({ member }: MemberProps) {
  const { now } = useView();
  return (
    <li className={`member ${isIn(member, now) ? '' : 'is-over'}`}>
      <div className="member-head">
        <Who member={member} />
        <MemberMenu member={member} />
      </div>
      <p className="quiet">{member.organisation}</p>
      {isIn(member, now) ? (
        <div className="member-facts">
          <RoleChoice member={member} />
          <ReachChoice member={member} />
          <Seen member={member} />
        </div>
      ) : (
        <Former member={member} />
      )}
    </li>
  );
}

function Seen({ member: { seen } }: MemberProps) {
  const m = useKnownTexts(memberTexts);
  const { language } = useSpoken();
  const { now } = useView();
  return (
    <span className="quiet number">
      <span className="hidden">{m.columns.seen}: </span>
      {seenWords(seen, m, language, now)}
    </span>
  );
}

/** How somebody came to be out of the plan, and what of theirs stays in it. */
function Former({ member: { removed, expires, kind, organisation, contributions } }: MemberProps) {
  const m = useKnownTexts(memberTexts);
  const { language } = useSpoken();
  const { now } = useView();
  const when = removed
    ? m.removedOn(dayOf(removed, language, now))
    : m.endedOn(dayOf(expires!, language, now));
  const left = contributions === 0 ? [] : [m.left(contributions)];
  const isNameless = contributions > 0 && kind === 'guest' && organisation !== '';
  return (
    <span className="former">
      <span className="pill">{when}</span>
      {left.length > 0 && (
        <span className="quiet">
          {[...left, ...(isNameless ? [m.leftGuest(organisation)] : [])].join(' ')}
        </span>
      )}
    </span>
  );
}
