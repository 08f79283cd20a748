import { HandoverDialog, type Prepared } from './HandoverDialog.tsx';
import { useFigures } from './use-standings.ts';

interface PreparedHandoverProps extends Prepared {
  readonly from: string;
  readonly onClose: () => void;
}

/** A handover that somebody has thought of elsewhere, to be looked at and done. */
export function PreparedHandover({ from, onClose, ...prepared }: PreparedHandoverProps) {
  return <HandoverDialog from={from} figures={useFigures()} prepared={prepared} onClose={onClose} />;
}
