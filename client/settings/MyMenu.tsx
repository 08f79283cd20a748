import { PersonIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useMessages } from '../lib/i18n.tsx';
import { late } from '../lib/late.tsx';
import { useSignal } from '../lib/signal.ts';
import { Avatar } from '../presence/Avatar.tsx';
import { usePresence, useSession } from '../sync/hooks.tsx';
import type { MyDeeds } from './MyMenuItems.tsx';

const MyMenuItems = late(async () => (await import('./MyMenuItems.tsx')).MyMenuItems);

/** My own menu, on my avatar: undo, the archive, how it looks, shortcuts, my account, the way out. */
export function MyMenu(deeds: MyDeeds) {
  const m = useMessages();
  const me = useSignal(usePresence().me);
  const colour = useSignal(useSession().status.colour);
  const [anchor, open] = useState<HTMLElement>();
  const tag = me ? m.people.me(me.name, me.organisation) : m.people.menu;
  return (
    <>
      <button
        type="button"
        className="me"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        aria-label={me ? `${m.people.menu}. ${tag}` : tag}
        onClick={(event) => open(event.currentTarget)}
      >
        {me ? <Avatar user={{ ...me, colour }} title={tag} /> : <PersonIcon aria-hidden fontSize="1.5rem" />}
      </button>
      {anchor && <MyMenuItems deeds={deeds} tag={tag} anchor={anchor} onClose={() => open(undefined)} />}
    </>
  );
}
