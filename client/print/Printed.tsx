import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSignal } from '../lib/signal.ts';
import { paperToPrint } from '../lib/paper.ts';
import { PrintedCard } from './PrintedCard.tsx';
import { PrintedPlan } from './PrintedPlan.tsx';
import './print.css';

interface PrintedProps {
  /** Whether it is the board that is seen, and which card is open beside it. */
  readonly isBoard: boolean;
  readonly card: string | undefined;
}

/**
 * What is printed in place of the board: the whole plan, or the card that is open. It is drawn when the browser is about
 * to print, and gone afterwards. Whoever asked for the plan gets it wherever they are.
 */
export function Printed({ isBoard, card }: PrintedProps) {
  const [now, setNow] = useState<Date>();
  const paper = useSignal(paperToPrint);
  useEffect(() => {
    // The browser takes its picture of the page when this returns.
    const draw = () => flushSync(() => setNow(new Date()));
    const clear = () => {
      setNow(undefined);
      paperToPrint.set(undefined);
    };
    addEventListener('beforeprint', draw);
    addEventListener('afterprint', clear);
    return () => {
      removeEventListener('beforeprint', draw);
      removeEventListener('afterprint', clear);
    };
  }, []);
  if (!now || (!isBoard && !paper)) return null;
  return (
    <div className="printed" data-paper={paper}>
      {card === undefined || paper ? <PrintedPlan day={now} /> : <PrintedCard id={card} day={now} />}
    </div>
  );
}
