import { ArchiveIcon, ArrowLeftIcon, ArrowRightIcon, PencilIcon, PlusIcon } from '@navikt/aksel-icons';
import { useMessages } from '../lib/i18n.tsx';
import { useRecord, useStore } from '../state/hooks.tsx';
import { usePerform } from '../sync/hooks.tsx';
import { DeedMenu } from '../ui/Menu.tsx';
import { useBoard } from './board-context.tsx';
import { moveCommand } from './lift.ts';
import { labelOf, nameOf, siblingsOf } from '../state/names.ts';
import { useArchive } from '../hand/use-archive.ts';
import { useHold } from './use-hold.ts';

interface ThemeMenuProps {
  readonly id: string;
  /** Whether I may change what the theme is among the others. */
  readonly mayArrange: boolean;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** Everything that can be done to a theme without dragging. */
export function ThemeMenu({ id, mayArrange, anchor, onClose }: ThemeMenuProps) {
  const m = useMessages();
  const { opened } = useBoard();
  const archive = useArchive();
  const theme = useRecord('theme', id);
  const step = useStep(id);
  useHold('theme', id);
  const arranging = [
    { label: m.move.left, icon: <ArrowLeftIcon aria-hidden />, run: () => step(-1) },
    { label: m.move.right, icon: <ArrowRightIcon aria-hidden />, run: () => step(1) },
    {
      label: m.move.menu,
      icon: <ArrowRightIcon aria-hidden />,
      hint: 'M',
      run: () => opened.set({ what: 'move', entity: 'theme', id }),
    },
    {
      label: m.theme.archive,
      icon: <ArchiveIcon aria-hidden />,
      hint: 'Del',
      run: () => archive('theme', id),
    },
  ];
  return (
    <DeedMenu
      label={m.theme.menu(labelOf(theme))}
      anchor={anchor}
      onClose={onClose}
      items={[
        {
          label: m.theme.rename,
          icon: <PencilIcon aria-hidden />,
          hint: 'E',
          run: () => opened.set({ what: 'title', entity: 'theme', id }),
        },
        {
          label: m.strategy.new,
          icon: <PlusIcon aria-hidden />,
          run: () => opened.set({ what: 'add-strategy', theme: id }),
        },
        ...(mayArrange ? arranging : []),
      ]}
    />
  );
}
function useStep(id: string): (by: -1 | 1) => void {
  const m = useMessages();
  const store = useStore();
  const perform = usePerform();
  const { focus } = useBoard();
  return (by) => {
    const at = siblingsOf(store, 'theme', '').indexOf(id);
    const others = siblingsOf(store, 'theme', '').filter((other) => other !== id);
    const index = Math.min(Math.max(at + by, 0), others.length);
    if (index === at) return;
    const name = nameOf(store.record('theme', id), m);
    perform({ kind: 'move', name, id }, moveCommand('theme', id, { parent: '', index }, others));
    focus(id);
  };
}
