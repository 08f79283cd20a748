import { ChevronLeftIcon, ChevronRightIcon, PlusIcon, RectangleSectionsIcon } from '@navikt/aksel-icons';
import { useState, type ReactNode } from 'react';
import { isBroken, type Read } from '../../shared/plan/document.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useSignal, useSignalPart } from '../lib/signal.ts';
import { useRecord, useStore, useThemes } from '../state/hooks.tsx';
import { slotOf } from '../state/slot.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useMay } from '../sync/hooks.tsx';
import { setFolded } from '../hand/desk.ts';
import { useBoard } from './board-context.tsx';
import { factsOf } from './facts.ts';
import { nameOf } from '../state/names.ts';

const shortOf = (theme: Read<'theme'> | undefined): string =>
  !theme || isBroken(theme) ? '' : `${theme.no ?? ''} ${theme.short ?? theme.title}`;

/** On a phone: the themes on either side, all themes, something new; while a card is held, places to let it go. */
export function PhoneBar() {
  const m = useMessages();
  const themes = useThemes();
  const { lifting, opened, focus, folded, inView } = useBoard();
  const store = useStore();
  const [areThemesOpen, openThemes] = useState(false);
  const isLifting = useSignalPart(
    lifting.current,
    (lift) => lift?.by === 'pointer' && lift.entity === 'action',
  );
  const current = useSignal(inView)[0];
  const may = useMay('edit-plan', { theme: current ?? null });
  const at = themes.indexOf(current ?? '');
  const [previous, next] = [themes[at - 1], themes[at + 1]];
  const go = (theme: string | undefined) => theme && focus(theme);
  const add = () => {
    const strategy = current && store.shown.strategies.get(current)?.[0];
    if (!strategy) return current && opened.set({ what: 'add-strategy', theme: current });
    setFolded(folded, strategy, false);
    opened.set({ what: 'add', strategy });
  };
  return (
    <nav className={isLifting ? 'phone-bar is-lifting' : 'phone-bar'} aria-label={m.board.themes}>
      <PhoneTheme
        theme={previous}
        label={m.phone.previous}
        onGo={go}
        icon={<ChevronLeftIcon aria-hidden />}
      />
      <button type="button" data-zone="choose" onClick={() => openThemes(true)}>
        <RectangleSectionsIcon aria-hidden />
        <span>{isLifting ? m.drag.otherTheme : m.phone.themes}</span>
      </button>
      <button type="button" className="is-primary" disabled={!may} onClick={add}>
        <PlusIcon aria-hidden />
        <span>{m.phone.new}</span>
      </button>
      <PhoneTheme theme={next} label={m.phone.next} onGo={go} icon={<ChevronRightIcon aria-hidden />} />
      {areThemesOpen && <ThemeList onClose={() => openThemes(false)} />}
    </nav>
  );
}

interface PhoneThemeProps {
  readonly theme: string | undefined;
  readonly label: string;
  readonly icon: ReactNode;
  readonly onGo: (theme: string | undefined) => void;
}

function PhoneTheme({ theme, label, icon, onGo }: PhoneThemeProps) {
  const words = shortOf(useRecord('theme', theme ?? ''));
  return (
    <button
      type="button"
      data-zone={theme}
      disabled={!theme}
      aria-label={`${label}: ${words}`}
      onClick={() => onGo(theme)}
    >
      {icon}
      <span className="clip">{words}</span>
    </button>
  );
}

function ThemeList({ onClose }: { readonly onClose: () => void }) {
  const m = useMessages();
  const store = useStore();
  const themes = useThemes();
  const { focus } = useBoard();
  const go = (id: string) => {
    onClose();
    focus(id);
  };
  return (
    <Dialog title={m.phone.themes} onClose={onClose}>
      <ul className="theme-list">
        {themes.map((id) => {
          const theme = store.record('theme', id);
          const no = theme && !isBroken(theme) ? theme.no : undefined;
          return (
            <li key={id}>
              <button type="button" className="menu-item" data-slot={slotOf(no)} onClick={() => go(id)}>
                <span className="badge">{no}</span>
                <span>{theme && !isBroken(theme) ? theme.title : nameOf(theme, m)}</span>
                <span className="quiet number">{m.strategy.count(factsOf(store, id)[0])}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
