import { useEffect, useEffectEvent, useRef, type KeyboardEvent, type ReactNode } from 'react';
import './menu.css';

export interface MenuItem {
  readonly label: string;
  readonly icon?: ReactNode;
  /** The key that does the same, as shown. */
  readonly hint?: string | undefined;
  readonly run: () => void;
}

interface MenuProps {
  readonly label: string;
  /** What the menu belongs to: it opens beside it, and focus returns to it. */
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const gap = 4;

/**
 * A menu in the top layer, beside its anchor. Arrows move, Esc and a click outside close, Tab leaves.
 * Its children are buttons with a role of `menuitem` or `menuitemradio`.
 */
export function Menu({ label, anchor, onClose, children }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const element = menu.current!;
    element.showPopover();
    place(element, anchor);
    itemsIn(element)[0]?.focus();
    const onToggle = (event: ToggleEvent) => event.newState === 'closed' && close();
    element.addEventListener('toggle', onToggle as EventListener);
    return () => {
      element.removeEventListener('toggle', onToggle as EventListener);
      if (element.contains(document.activeElement) && anchor.isConnected) anchor.focus();
    };
  }, [anchor]);

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const items = itemsIn(menu.current!);
    const at = items.indexOf(document.activeElement as HTMLElement);
    const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      items.at(step % items.length)?.focus();
    }
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      anchor.focus();
      onClose();
    }
  };
  return (
    <div
      ref={menu}
      className="menu"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      popover="auto"
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}

/** The plain kind of menu: one deed a line. */
export function DeedMenu({
  items,
  ...props
}: Omit<MenuProps, 'children'> & { readonly items: readonly MenuItem[] }) {
  return (
    <Menu {...props}>
      {items.map(({ label, icon, hint, run }) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="menu-item"
          onClick={() => {
            props.anchor.focus();
            props.onClose();
            run();
          }}
        >
          {icon}
          <span>{label}</span>
          {hint && <kbd aria-hidden>{hint}</kbd>}
        </button>
      ))}
    </Menu>
  );
}

const itemsIn = (menu: HTMLElement): HTMLElement[] => [
  ...menu.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)'),
];

/** Below the anchor with their right edges in line, or wherever there is room. */
function place(menu: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = at.bottom + gap;
  const top = below + height <= innerHeight ? below : Math.max(gap, at.top - gap - height);
  const left = Math.min(Math.max(gap, at.right - width), innerWidth - width - gap);
  menu.style.top = `${top}px`;
  menu.style.left = `${left}px`;
}
