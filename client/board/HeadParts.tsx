import { MenuElipsisHorizontalIcon } from '@navikt/aksel-icons';
import { useMessages } from '../lib/i18n.tsx';
import type { Mark } from '../presence/presence.ts';
import { PersonTag } from '../ui/PersonTag.tsx';

interface HeadMenuButtonProps {
  readonly label: string;
  readonly isOpen: boolean;
  readonly onOpen: (anchor: HTMLElement) => void;
}

/** Opens the menu of a theme or a strategy, at its head. */
export const HeadMenuButton = ({ label, isOpen, onOpen }: HeadMenuButtonProps) => (
  <button
    type="button"
    className="button ghost icon small"
    data-still
    tabIndex={-1}
    aria-label={label}
    aria-haspopup="menu"
    aria-expanded={isOpen}
    onClick={(event) => onOpen(event.currentTarget)}
  >
    <MenuElipsisHorizontalIcon aria-hidden />
  </button>
);

/** Who has a theme or a strategy in hand, or writes its name. */
export function HeadTag({ mark }: { readonly mark: Mark | undefined }) {
  const { people } = useMessages();
  const other = mark?.lifter ?? mark?.writer;
  if (!other) return null;
  const { name, organisation, colour } = other.user;
  const words = mark?.lifter ? people.moves : people.writes;
  return <PersonTag colour={colour}>{words(people.nameTag(name, organisation))}</PersonTag>;
}
