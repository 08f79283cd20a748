import { tableTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts, useMessages } from '../lib/i18n.tsx';
import { usePresence } from '../sync/hooks.tsx';
import { useNotices } from '../ui/notices.tsx';
import type { Spot } from './sheet.ts';

/** Cells that somebody else writes in: I cannot enter them. */
export function useTaken(): {
  readonly isTaken: (spot: Spot) => boolean;
  /** Says so, when it is. @returns whether it is */
  readonly refuse: (spot: Spot) => boolean;
} {
  const t = useKnownTexts(tableTexts);
  const m = useMessages();
  const { cells } = usePresence();
  const notices = useNotices();
  const writer = ({ row, column }: Spot) =>
    cells.value.get(row)?.find(({ field, isWriting }) => isWriting && field === column)?.other.user;
  return {
    isTaken: (spot) => writer(spot) !== undefined,
    refuse: (spot) => {
      const user = writer(spot);
      if (user) notices.show({ text: t.taken(m.people.nameTag(user.name, user.organisation)) });
      return user !== undefined;
    },
  };
}
