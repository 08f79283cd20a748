import {
  ArchiveIcon,
  ArrowRedoIcon,
  ArrowUndoIcon,
  Buildings3Icon,
  FileExportIcon,
  FileImportIcon,
  LaptopIcon,
  LeaveIcon,
  MoonIcon,
  PersonGroupIcon,
  PersonIcon,
  QuestionmarkCircleIcon,
  SunIcon,
} from '@navikt/aksel-icons';
import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useMessages } from '../lib/i18n.tsx';
import { useSignal } from '../lib/signal.ts';
import { useMay, useSession, useUndo } from '../sync/hooks.tsx';
import { Menu } from '../ui/Menu.tsx';
import { RadioItem } from './RadioItem.tsx';
import { chooseScheme, chosenScheme, schemes, type Scheme } from './scheme.ts';

const schemeIcons: Record<Scheme, ReactNode> = {
  light: <SunIcon aria-hidden />,
  dark: <MoonIcon aria-hidden />,
  system: <LaptopIcon aria-hidden />,
};

export interface MyDeeds {
  readonly onArchive: () => void;
  /** Only for who may take documents in. */
  readonly onImport: (() => void) | undefined;
  readonly onExport: () => void;
  readonly onShortcuts: () => void;
  /** Only for who may manage them. */
  readonly onMembers: (() => void) | undefined;
  readonly onAccount: () => void;
  readonly onSignOut: (isEverywhere: boolean) => void;
}

interface MyMenuItemsProps {
  readonly deeds: MyDeeds;
  /** Who I am, in words. */
  readonly tag: string;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** What is on my own menu. */
export function MyMenuItems({ deeds, tag, anchor, onClose }: MyMenuItemsProps) {
  const { onArchive, onImport, onExport, onShortcuts, onMembers, onAccount, onSignOut } = deeds;
  const m = useMessages();
  const { plan, undo: steps } = useSession();
  const [, navigate] = useLocation();
  const { undo, redo } = useUndo();
  const [scheme, setScheme] = useState(chosenScheme);
  const may = useMay('edit-plan');
  const canUndo = useSignal(steps.done).length > 0;
  const canRedo = useSignal(steps.undone).length > 0;
  const act = (deed: () => void) => () => {
    anchor.focus();
    onClose();
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
    <Menu label={m.people.menu} anchor={anchor} onClose={onClose}>
      <p className="menu-head">{tag}</p>
      {may && item(m.app.undo, <ArrowUndoIcon aria-hidden />, undo, 'Ctrl Z', !canUndo)}
      {may && item(m.app.redo, <ArrowRedoIcon aria-hidden />, redo, 'Ctrl ⇧ Z', !canRedo)}
      {item(m.plan.organisations, <Buildings3Icon aria-hidden />, () =>
        navigate(`/plan/${plan}/organisations`),
      )}
      {onMembers && item(m.plan.members, <PersonGroupIcon aria-hidden />, onMembers)}
      {onImport && item(m.settings.import, <FileImportIcon aria-hidden />, onImport)}
      {item(m.settings.export, <FileExportIcon aria-hidden />, onExport)}
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
  );
}
