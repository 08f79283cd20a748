import { useState } from 'react';
import { memberTexts } from '../../shared/i18n/late.ts';
import type { MemberJson } from '../../shared/members.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { ContributionsDialog } from './ContributionsDialog.tsx';
import { useView } from './members-context.tsx';
import { MemberMenu } from './MemberMenu.tsx';
import { ReachChoice } from './ReachChoice.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import { Who } from './Who.tsx';
import { calledIn, dayOf, isIn, seenWords } from './words.ts';

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
      <td colSpan={4}>
        <Former member={member} />
      </td>
    </tr>
  );
}

/** A member as an entry of a list, where there is no room for a table. */
export function MemberItem({ member }: MemberProps) {
  const m = useKnownTexts(memberTexts);
  const { now } = useView();
  return (
    <li className={`member ${isIn(member, now) ? '' : 'is-over'}`}>
      <div className="member-head">
        <Who member={member} />
        {isIn(member, now) && <MemberMenu member={member} />}
      </div>
      <p className="quiet">{member.organisation}</p>
      {isIn(member, now) ? (
        <div className="member-facts">
          <RoleChoice member={member} />
          <ReachChoice member={member} />
          <span className="quiet">
            {m.columns.seen}: <Seen member={member} />
          </span>
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
  return <span className="quiet number seen">{seenWords(seen, m, language, now)}</span>;
}

/** How somebody came to be out of the plan, what of theirs stays in it, and the way back. */
function Former({ member }: MemberProps) {
  const m = useKnownTexts(memberTexts);
  const { language } = useSpoken();
  const { now, deeds } = useView();
  const [isShowing, setShowing] = useState(false);
  const { removed, expires, kind, organisation, contributions } = member;
  const name = calledIn(m, member);
  const when = removed
    ? m.removedOn(dayOf(removed, language, now))
    : m.endedOn(dayOf(expires!, language, now));
  const isNameless = contributions > 0 && kind === 'guest' && organisation !== '';
  // Whose time is over needs a new link.
  const mayComeBack = expires === undefined || Date.parse(expires) > now;
  return (
    <div className="former">
      <span className="pill">{when}</span>
      {contributions > 0 && (
        <span className="quiet">
          {[m.left(contributions), ...(isNameless ? [m.leftGuest(organisation)] : [])].join(' ')}
        </span>
      )}
      <span className="grow" />
      {contributions > 0 && (
        <button
          type="button"
          className="button small"
          aria-label={`${m.seeContributions}: ${name}`}
          onClick={() => setShowing(true)}
        >
          {m.seeContributions}
        </button>
      )}
      {mayComeBack && (
        <button
          type="button"
          className="button small"
          aria-label={`${m.letIn}: ${name}`}
          onClick={() => deeds.letIn(member)}
        >
          {m.letIn}
        </button>
      )}
      {isShowing && <ContributionsDialog member={member} onClose={() => setShowing(false)} />}
    </div>
  );
}
