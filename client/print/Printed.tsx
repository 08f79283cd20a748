import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSignal } from '../lib/signal.ts';
import { paperToPrint } from '../lib/paper.ts';
import { PrintedCard } from './PrintedCard.tsx';
import { PrintedPlan } from './PrintedPlan.tsx';
import './print.css';

/**
 * What is printed in place of the board: the whole plan, or the card that is open. It is drawn when the browser is about
 * to print, and gone afterwards.
 */
export function Printed({ card }: { readonly card: string | undefined }) {
  const [now, setNow] = useState<Date>();
  const paper = useSignal(paperToPrint);
  useEffect(() => {
    // The browser takes its picture of the page when this returns.
    const draw = () => flushSync(() => setNow(new Date()));
    const clear = () => setNow(undefined);
    addEventListener('beforeprint', draw);
    addEventListener('afterprint', clear);
    return () => {
      removeEventListener('beforeprint', draw);
      removeEventListener('afterprint', clear);
    };
  }, []);
  if (!now) return null;
  return (
    <div className="printed" data-paper={paper}>
      {card === undefined ? <PrintedPlan day={now} /> : <PrintedCard id={card} day={now} />}
    </div>
  );
}
