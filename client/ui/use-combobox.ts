import { useState, type KeyboardEvent } from 'react';

interface Options {
  /** How many lines there are to choose from; 0 keeps the list closed. */
  readonly count: number;
  readonly onTake: (index: number) => void;
}

/**
 * The keyboard of an editable combobox with a list (WAI-ARIA Authoring Practices): arrows go through the list, Enter
 * takes, Esc closes; the focus stays in the field.
 */
export function useCombobox({ count, onTake }: Options) {
  const [isOpen, open] = useState(false);
  const [active, setActive] = useState(-1);
  const isShown = isOpen && count > 0;
  /** @param at the line that is chosen then; -1 for the field itself */
  const setOpen = (isOpen: boolean, at = -1) => {
    open(isOpen);
    setActive(at);
  };
  const take = (index: number) => {
    onTake(index);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && count > 0) {
      open(true);
      // Before the first line stands the field itself.
      setActive(((active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === 'Enter' && isShown && active >= 0) take(active);
    else if (event.key === 'Escape' && isShown) {
      event.stopPropagation();
      setOpen(false);
    } else return;
    event.preventDefault();
  };
  /** What the field is, for those who listen. @param id of the field; its list is `<id>-list`, a line `<id>-<index>` */
  const told = (id: string) =>
    ({
      role: 'combobox',
      autoComplete: 'off',
      'aria-expanded': isShown,
      'aria-controls': isShown ? `${id}-list` : undefined,
      'aria-autocomplete': 'list',
      'aria-activedescendant': active >= 0 ? `${id}-${active}` : undefined,
    }) as const;
  return { isShown, active, setOpen, take, onKeyDown, told };
}
