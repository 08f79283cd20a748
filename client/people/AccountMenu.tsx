import { LeaveIcon, PersonIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useMessages } from '../lib/i18n.tsx';
import { useMe } from '../state/hooks.tsx';
import { DeedMenu } from '../ui/Menu.tsx';
import { AccountDialog } from './AccountDialog.tsx';
import { SignOut } from './SignOut.tsx';

type Opened = 'account' | 'sign-out' | 'sign-out-everywhere';

/** My menu where no plan is open: my account, and the way out. */
export function AccountMenu() {
  const m = useMessages();
  const me = useMe();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [opened, open] = useState<Opened>();
  const close = () => open(undefined);
  if (!me) return null;
  const tag = m.people.me(me.name, me.organisation);
  return (
    <>
      <button
        type="button"
        className="me"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        aria-label={`${m.people.menu}. ${tag}`}
        title={tag}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <PersonIcon aria-hidden fontSize="1.5rem" />
      </button>
      {anchor && (
        <DeedMenu
          label={m.people.menu}
          anchor={anchor}
          onClose={() => setAnchor(undefined)}
          items={[
            { label: m.people.account, icon: <PersonIcon aria-hidden />, run: () => open('account') },
            { label: m.people.signOut, icon: <LeaveIcon aria-hidden />, run: () => open('sign-out') },
            {
              label: m.people.signOutEverywhere,
              icon: <LeaveIcon aria-hidden />,
              run: () => open('sign-out-everywhere'),
            },
          ]}
        />
      )}
      {opened === 'account' && <AccountDialog me={me} register={[]} onClose={close} />}
      {opened !== undefined && opened !== 'account' && (
        <SignOut isEverywhere={opened === 'sign-out-everywhere'} onClose={close} />
      )}
    </>
  );
}
