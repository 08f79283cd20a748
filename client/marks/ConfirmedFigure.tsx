import { useMessages } from '../lib/i18n.tsx';
import { useConfirmed } from '../state/use-confirmed.ts';
import { CommitmentShape } from './CommitmentMark.tsx';

/** How many of the plan's named parts are confirmed. Nothing until what was said has come, or where nobody is named. */
export function ConfirmedFigure() {
  const m = useMessages().said;
  const [confirmed, parts] = useConfirmed();
  if (!parts) return null;
  return (
    <span className="commitment confirmed-figure">
      <CommitmentShape state="confirmed" />
      {m.confirmedOf(confirmed, parts)}
    </span>
  );
}
