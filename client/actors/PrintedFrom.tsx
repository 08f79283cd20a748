import { actorsTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { usePrintedFrom } from '../state/use-printed-from.ts';

/** Heads the printed page: of which plan it is, and of which day. */
export function PrintedFrom() {
  const m = useKnownTexts(actorsTexts);
  return <p className="actors-printed">{m.frame.printed(...usePrintedFrom())}</p>;
}
