import {
  ArchiveIcon,
  ArrowRightIcon,
  CheckmarkIcon,
  EyeSlashIcon,
  LinkIcon,
  PencilIcon,
  PlusIcon,
  SidebarRightIcon,
} from '@navikt/aksel-icons';
import type { Action } from '../../shared/plan/schema.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { DeedMenu } from '../ui/Menu.tsx';
import { useBoard } from './board-context.tsx';
import { labelOf, shownParent, themeOfStrategy } from '../state/names.ts';
import { useOpenCard } from '../sync/card-way.ts';
import { useMay } from '../sync/hooks.tsx';
import { useCopyLinks } from '../sync/links.ts';
import { useArchive } from '../hand/use-archive.ts';
import { useHideThere } from './use-hide-there.ts';
import { useHold } from './use-hold.ts';

interface CardMenuProps {
  readonly action: Action;
  /** The strategy it is shown under a second time, when the menu is of that place. */
  readonly second: string | undefined;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** Everything that can be done to a card without dragging. */
export function CardMenu({ action, second, anchor, onClose }: CardMenuProps) {
  const m = useMessages();
  const store = useStore();
  const { opened, choosing } = useBoard();
  const copyLinks = useCopyLinks();
  const archive = useArchive();
  const { id } = action;
  useHold('action', id);
  const openCard = useOpenCard();
  const hide = useHideThere();
  const home = shownParent(store, 'action', id);
  const mayWrite = useMay('edit-plan', { theme: themeOfStrategy(store, home) || null });
  const strategy = second ?? home;
  const items = [
    {
      label: m.card.open,
      icon: <SidebarRightIcon aria-hidden />,
      hint: 'Enter',
      run: () => openCard(id),
    },
    ...(mayWrite
      ? [
          {
            label: m.card.edit,
            icon: <PencilIcon aria-hidden />,
            hint: 'E',
            run: () => opened.set({ what: 'title', entity: 'action', id, second }),
          },
        ]
      : []),
    ...(second === undefined
      ? [
          {
            label: m.move.menu,
            icon: <ArrowRightIcon aria-hidden />,
            hint: 'M',
            run: () => opened.set({ what: 'move', entity: 'action', id }),
          },
        ]
      : []),
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
    { label: m.card.copyLink, icon: <LinkIcon aria-hidden />, hint: 'L', run: () => void copyLinks([id]) },
    {
      label: m.card.chooseMany,
      icon: <CheckmarkIcon aria-hidden />,
      run: () => {
        choosing.isByTap.set(true);
        if (!choosing.ids.value.has(id)) choosing.toggle(id);
      },
    },
    second === undefined
      ? {
          label: m.card.archive,
          icon: <ArchiveIcon aria-hidden />,
          hint: 'Del',
          run: () => archive('action', id),
        }
      : {
          label: m.card.hideHere,
          icon: <EyeSlashIcon aria-hidden />,
          hint: 'Del',
          run: () => hide(id, second),
        },
  ];
  return <DeedMenu label={m.card.menu(labelOf(action))} anchor={anchor} onClose={onClose} items={items} />;
}
