import type { CSSProperties } from 'react';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { stepOf, type Count } from './rows.ts';

interface ChangingProps {
  readonly count: Count;
  /** Writes a number with what it is a number of. */
  readonly unit?: (n: number) => string;
}

/** A number, and what it would become. */
export function Changing({ count: { now, after }, unit = String }: ChangingProps) {
  const m = useKnownTexts(actorsTexts).load.whatIf;
  if (now === after) return unit(now);
  return (
    <>
      <span aria-hidden>
        {now}→{unit(after)}
      </span>
      <span className="hidden">{m.changed(unit(now), unit(after))}</span>
    </>
  );
}

interface HeatCellProps {
  readonly count: Count;
  /** The most in any cell. */
  readonly most: number;
  readonly label: string;
  readonly onPress: () => void;
}

/** How many there are of one organisation in one column: pressed, it shows which. Nothing is a quiet dot. */
export function HeatCell({ count, most, label, onPress }: HeatCellProps) {
  const m = useKnownTexts(actorsTexts).load;
  const { now, after } = count;
  const step = stepOf(after, most);
  const style = { '--step': step } as CSSProperties;
  const className = `heat${step === 8 ? ' is-full' : ''}`;
  if (now !== after)
    return (
      <span className={`${className} is-changed`} style={style}>
        <Changing count={count} />
      </span>
    );
  if (now === 0)
    return (
      <span className="heat is-none">
        <span aria-hidden>·</span>
        <span className="hidden">{m.zero}</span>
      </span>
    );
  return (
    <button type="button" className={className} style={style} aria-label={label} onClick={onPress}>
      {now}
    </button>
  );
}
