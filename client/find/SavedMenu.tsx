import { BookmarkFillIcon, BookmarkIcon, CheckmarkIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { noFilter, type Filter } from '../../shared/find/filter.ts';
import { findTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { Menu } from '../ui/Menu.tsx';
import type { Saved } from './saved.ts';

interface SavedMenuProps {
  readonly saved: readonly Saved[];
  readonly active: Saved | undefined;
  readonly onAsk: (filter: Filter) => void;
}

/** The saved filters beside the button of all filters, once there are any; the one that is asked is told by name. */
export function SavedMenu({ saved, active, onAsk }: SavedMenuProps) {
  const m = useKnownTexts(findTexts).saved;
  const [anchor, setAnchor] = useState<HTMLElement>();
  const close = () => setAnchor(undefined);
  const Icon = active ? BookmarkFillIcon : BookmarkIcon;
  return (
    <>
      <button
        type="button"
        className={active ? 'button ghost find-saved-menu is-on' : 'button ghost find-saved-menu'}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        title={m.title}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <Icon aria-hidden />
        {active && <span className="hidden">{m.active} </span>}
        <span>{active?.name ?? m.short}</span>
      </button>
      {anchor && (
        <Menu label={m.title} anchor={anchor} onClose={close}>
          {saved.map((one) => (
            <button
              key={one.id}
              type="button"
              role="menuitemradio"
              aria-checked={one === active}
              tabIndex={-1}
              className="menu-item"
              onClick={() => {
                anchor.focus();
                close();
                onAsk(one === active ? noFilter : one.filter);
              }}
            >
              <span>{one.name}</span>
              {one === active && <CheckmarkIcon aria-hidden />}
            </button>
          ))}
        </Menu>
      )}
    </>
  );
}
