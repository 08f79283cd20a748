import { useEffect } from 'react';
import { Link } from 'wouter';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { planRecordId } from '../../shared/plan/schema.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useRecord } from '../state/hooks.tsx';
import { useMay, useSession } from '../sync/hooks.tsx';
import { Choose } from './Choose.tsx';
import { Head } from './Head.tsx';
import { Preview } from './Preview.tsx';
import { Sending } from './Sending.tsx';
import { useReading } from './use-reading.ts';
import './exchange.css';

/** Takes a document into the plan: it is chosen, read, looked over, and only then written. */
export function Importer() {
  const may = useMay('import');
  useTitle();
  return may ? <Steps /> : <OnlyCoordinators />;
}

function Steps() {
  const { stage, read, cancel } = useReading();
  if (stage.step === 'settle') {
    const { reading } = stage;
    const { file } = reading;
    return (
      <Preview
        key={`${reading.name}/${reading.source?.sheet ?? ''}`}
        reading={reading}
        onSheet={file && ((sheet) => read(file, sheet))}
      />
    );
  }
  return (
    <>
      <Head />
      {stage.step === 'sending' ? (
        <Sending name={stage.name} percent={stage.percent} onCancel={cancel} />
      ) : (
        <Choose fault={stage.fault} name={stage.name} onFile={read} />
      )}
    </>
  );
}

function OnlyCoordinators() {
  const m = useKnownTexts(exchangeTexts);
  const { plan } = useSession();
  return (
    <>
      <Head />
      <main id="board" className="notice-page" tabIndex={-1}>
        <h2>{m.onlyCoordinators}</h2>
        <p className="quiet">{m.onlyCoordinatorsHelp}</p>
        <Link className="button primary" href={`/plan/${plan}`}>
          {m.toBoard}
        </Link>
      </main>
    </>
  );
}

/** Names the window. */
function useTitle(): void {
  const m = useKnownTexts(exchangeTexts);
  const plan = useRecord('plan', planRecordId);
  const title = plan && !isBroken(plan) ? plan.title : undefined;
  useEffect(() => {
    document.title = [m.title, title, 'Samplan'].filter(Boolean).join(' – ');
  }, [m, title]);
}
