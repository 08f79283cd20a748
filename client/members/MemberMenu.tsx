import { MenuElipsisHorizontalIcon, PersonCrossIcon, TasklistIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { memberTexts } from '../../shared/i18n/late.ts';
import type { MemberJson } from '../../shared/members.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { DeedMenu, type MenuItem } from '../ui/Menu.tsx';
import { ContributionsDialog } from './ContributionsDialog.tsx';
import { useView } from './members-context.tsx';
import { calledIn } from './words.ts';

/** What can be done with a member who is in the plan. */
export function MemberMenu({ member }: { readonly member: MemberJson }) {
  const m = useKnownTexts(memberTexts);
  const { me, deeds } = useView();
  const [anchor, open] = useState<HTMLElement>();
  const [isShowing, setShowing] = useState(false);
  const { person, contributions } = member;
  const name = calledIn(m, member);
  const look: MenuItem = {
    label: contributions > 0 ? m.contributions(contributions) : m.noContributions,
    icon: <TasklistIcon aria-hidden />,
    run: () => setShowing(contributions > 0),
  };
  const remove: MenuItem = {
    label: m.remove,
    icon: <PersonCrossIcon aria-hidden />,
    run: () => deeds.remove(member),
  };
  return (
    <>
      <button
        type="button"
        className="button ghost icon small"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        aria-label={m.deedsFor(name)}
        onClick={(event) => open(event.currentTarget)}
      >
        <MenuElipsisHorizontalIcon aria-hidden fontSize="1.25rem" />
      </button>
      {anchor && (
        <DeedMenu
          label={m.deedsFor(name)}
          anchor={anchor}
          items={person === me ? [look] : [look, remove]}
          onClose={() => open(undefined)}
        />
      )}
      {isShowing && <ContributionsDialog member={member} onClose={() => setShowing(false)} />}
    </>
  );
}
