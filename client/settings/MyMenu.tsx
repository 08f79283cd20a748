import {
  ArchiveIcon,
  ArrowRedoIcon,
  ArrowUndoIcon,
  LaptopIcon,
  LeaveIcon,
  MoonIcon,
  PersonIcon,
  QuestionmarkCircleIcon,
  SunIcon,
} from '@navikt/aksel-icons';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { Avatar } from '../presence/Avatar.tsx';
import { usePresence, useSession, useUndo } from '../sync/hooks.tsx';
import { Menu } from '../ui/Menu.tsx';
import { RadioItem } from './RadioItem.tsx';
import { chooseScheme, chosenScheme, schemes, type Scheme } from './scheme.ts';

const schemeIcons: Record<Scheme, ReactNode> = {
  light: <SunIcon aria-hidden />,
  dark: <MoonIcon aria-hidden />,
  system: <LaptopIcon aria-hidden />,
};

interface MyMenuProps {
  readonly onArchive: () => void;
  readonly onShortcuts: () => void;
  readonly onAccount: () => void;
  readonly onSignOut: (isEverywhere: boolean) => void;
}

/** My own menu, on my avatar: undo, the archive, how it looks, shortcuts, my account, the way out. */
export function MyMenu({ onArchive, onShortcuts, onAccount, onSignOut }: MyMenuProps) {
  const m = useMessages();
  const { undo: steps, status } = useSession();
  const me = useSignal(usePresence().me);
  const colour = useSignal(status.colour);
  const { undo, redo } = useUndo();
  const [anchor, open] = useState<HTMLElement>();
  const [scheme, setScheme] = useState(chosenScheme);
  const canUndo = useSignal(steps.done).length > 0;
  const canRedo = useSignal(steps.undone).length > 0;
  const tag = me ? m.people.me(me.name, me.organisation) : m.people.menu;
  const act = (deed: () => void) => () => {
    anchor?.focus();
    open(undefined);
    deed();
  };
  const item = (label: string, icon: ReactNode, deed: () => void, hint?: string, isOff = false) => (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className="menu-item"
      disabled={isOff}
      onClick={act(deed)}
    >
      {icon}
      <span>{label}</span>
      {hint && <kbd aria-hidden>{hint}</kbd>}
    </button>
  );
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
      {anchor && (
        <Menu label={m.people.menu} anchor={anchor} onClose={() => open(undefined)}>
          <p className="menu-head">{tag}</p>
          {item(m.app.undo, <ArrowUndoIcon aria-hidden />, undo, 'Ctrl Z', !canUndo)}
          {item(m.app.redo, <ArrowRedoIcon aria-hidden />, redo, 'Ctrl ⇧ Z', !canRedo)}
          {item(m.settings.archive, <ArchiveIcon aria-hidden />, onArchive)}
          {item(m.settings.shortcuts, <QuestionmarkCircleIcon aria-hidden />, onShortcuts, '?')}
          <hr className="menu-rule" />
          <div role="group" aria-label={m.settings.appearance}>
            <p className="menu-head">{m.settings.appearance}</p>
            {schemes.map((one) => (
              <RadioItem
                key={one}
                label={m.settings[one]}
                icon={schemeIcons[one]}
                isChosen={one === scheme}
                onChoose={act(() => {
                  setScheme(one);
                  chooseScheme(one);
                })}
              />
            ))}
          </div>
          <hr className="menu-rule" />
          {item(m.people.account, <PersonIcon aria-hidden />, onAccount)}
          {item(m.people.signOut, <LeaveIcon aria-hidden />, () => onSignOut(false))}
          {item(m.people.signOutEverywhere, <LeaveIcon aria-hidden />, () => onSignOut(true))}
        </Menu>
      )}
    </>
  );
}
