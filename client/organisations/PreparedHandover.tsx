import { HandoverDialog, type Prepared } from './HandoverDialog.tsx';
import { useFigures } from './use-standings.ts';

interface PreparedHandoverProps extends Prepared {
  readonly from: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** A handover that somebody has thought of elsewhere, to be looked at and done. */
export function PreparedHandover({ from, onClose, onDone, ...prepared }: PreparedHandoverProps) {
  const figures = useFigures();
  return <HandoverDialog {...{ from, figures, prepared, onClose, onDone }} />;
}
