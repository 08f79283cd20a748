import { ArchiveIcon, ArrowRightIcon, PencilIcon, PlusIcon } from '@navikt/aksel-icons';
import { useMessages } from '../lib/i18n.tsx';
import { useRecord } from '../state/hooks.tsx';
import { DeedMenu } from '../ui/Menu.tsx';
import { setFolded } from '../hand/desk.ts';
import { useBoard } from './board-context.tsx';
import { labelOf } from '../state/names.ts';
import { useArchive } from '../hand/use-archive.ts';
import { useHold } from './use-hold.ts';

interface HeadMenuProps {
  readonly id: string;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** Everything that can be done to a strategy without dragging. */
export function StrategyMenu({ id, anchor, onClose }: HeadMenuProps) {
  const m = useMessages();
  const { opened, folded } = useBoard();
  const archive = useArchive();
  const strategy = useRecord('strategy', id);
  useHold('strategy', id);
  const add = () => {
    setFolded(folded, id, false);
    opened.set({ what: 'add', strategy: id });
  };
  return (
    <DeedMenu
      label={m.strategy.menu(labelOf(strategy))}
      anchor={anchor}
      onClose={onClose}
      items={[
        {
          label: m.strategy.rename,
          icon: <PencilIcon aria-hidden />,
          hint: 'E',
          run: () => opened.set({ what: 'title', entity: 'strategy', id }),
        },
        { label: m.quickAdd.open, icon: <PlusIcon aria-hidden />, hint: 'N', run: add },
        {
          label: m.move.menu,
          icon: <ArrowRightIcon aria-hidden />,
          hint: 'M',
          run: () => opened.set({ what: 'move', entity: 'strategy', id }),
        },
        {
          label: m.strategy.archive,
          icon: <ArchiveIcon aria-hidden />,
          hint: 'Del',
          run: () => archive('strategy', id),
        },
      ]}
    />
  );
}
