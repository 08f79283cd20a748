import { ArchiveIcon, ArrowRightIcon, PencilIcon, PlusIcon } from '@navikt/aksel-icons';
import type { Action } from '../../shared/plan/schema.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { DeedMenu } from '../ui/Menu.tsx';
import { useBoard } from './board-context.tsx';
import { labelOf, shownParent } from '../state/names.ts';
import { useArchive } from './use-archive.ts';
import { useHold } from './use-hold.ts';

interface CardMenuProps {
  readonly action: Action;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** Everything that can be done to a card without dragging. */
export function CardMenu({ action, anchor, onClose }: CardMenuProps) {
  const m = useMessages();
  const store = useStore();
  const { opened } = useBoard();
  const archive = useArchive();
  const { id } = action;
  useHold('action', id);
  const strategy = shownParent(store, 'action', id);
  const items = [
    {
      label: m.card.edit,
      icon: <PencilIcon aria-hidden />,
      hint: 'E',
      run: () => opened.set({ what: 'title', entity: 'action', id }),
    },
    {
      label: m.move.menu,
      icon: <ArrowRightIcon aria-hidden />,
      hint: 'M',
      run: () => opened.set({ what: 'move', entity: 'action', id }),
    },
    ...(strategy
      ? [
          {
            label: m.card.newBelow,
            icon: <PlusIcon aria-hidden />,
            hint: 'N',
            run: () => opened.set({ what: 'add', strategy, after: id }),
          },
        ]
      : []),
    {
      label: m.card.archive,
      icon: <ArchiveIcon aria-hidden />,
      hint: 'Del',
      run: () => archive('action', id),
    },
  ];
  return <DeedMenu label={m.card.menu(labelOf(action))} anchor={anchor} onClose={onClose} items={items} />;
}
