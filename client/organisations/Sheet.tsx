import { useEffect, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { exchangeTexts, organisationsTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import type { Organisation } from '../../shared/plan/schema.ts';
import { noStanding, nowPartOf } from '../../shared/plan/standing.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { late } from '../lib/late.tsx';
import { useMe } from '../state/hooks.tsx';
import { useMay, useSession } from '../sync/hooks.tsx';
import { Commitments } from './Commitments.tsx';
import { useCommitments } from '../state/said.ts';
import { Clashes } from './Clashes.tsx';
import { Facts } from './Facts.tsx';
import { FactsForm } from './FactsForm.tsx';
import { HandoverDialog } from './HandoverDialog.tsx';
import { LoadList } from './LoadList.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { PartsTable } from './PartsTable.tsx';
import { nameIn } from './known.ts';
import { Shares } from './Shares.tsx';
import { SheetHead } from './SheetHead.tsx';
import { Standing } from './Standing.tsx';
import { useFigures, type Figures } from './use-standings.ts';
import './sheet.css';
import './print.css';

const CalendarLink = late(async () => (await import('./CalendarLink.tsx')).CalendarLink, exchangeTexts);

/** What is asked for on a sheet. Merging may begin with the other one known. */
export type Asked = { readonly what: 'merge'; readonly with?: string } | { readonly what: 'handover' };

/** One organisation: what it is, and what it has in the plan. One that has become part of another leads there. */
export function Sheet({ id }: { readonly id: string }) {
  const figures = useFigures();
  const { plan } = useSession();
  const [, navigate] = useLocation();
  const record = figures.records.organisations.get(id);
  const goal = nowPartOf(figures.records.organisations, id);
  useEffect(() => {
    if (goal !== id) navigate(`/plan/${plan}/organisations/${goal}?was=${id}`, { replace: true });
  }, [goal, id, plan, navigate]);
  if (!record || isBroken(record)) return <NotThere id={id} />;
  return <SheetOf organisation={record} figures={figures} />;
}

interface SheetOfProps {
  readonly organisation: Organisation;
  readonly figures: Figures;
}

function SheetOf({ organisation, figures }: SheetOfProps) {
  const m = useKnownTexts(organisationsTexts);
  const mayChange = useMay('edit-plan', { theme: null });
  const me = useMe();
  const may = useMay('make-calendars');
  // A guest's would outlast the guest.
  const mayLink = may && me?.kind !== 'guest';
  const said = useCommitments();
  const [asked, ask] = useState<Asked>();
  const { id } = organisation;
  const standing = figures.standings.get(id) ?? noStanding;
  const close = () => ask(undefined);
  const clashes = <Clashes organisation={organisation} mayMerge={mayChange} onMerge={ask} />;
  return (
    <>
      <SheetHead organisation={organisation} mayChange={mayChange} onAsk={ask} />
      <Former id={id} figures={figures} />
      <div className="sheet">
        <section className="sheet-facts" aria-label={m.facts}>
          <Facts organisation={organisation} isForPrint={mayChange} />
          {mayChange && <FactsForm key={id} organisation={organisation} />}
          {clashes}
          <Standing
            organisation={organisation}
            standing={standing}
            onHandOver={() => ask({ what: 'handover' })}
          />
        </section>
        <div className="sheet-figures">
          <LoadList standing={standing} />
          <Commitments of={id} standing={standing} said={said} />
          <Shares of={id} standing={standing} figures={figures} />
          {!organisation.archived && mayLink && <CalendarLink key={id} of={id} />}
        </div>
        <div className="sheet-parts">
          <PartsTable of={id} part="leads" listed={standing.leads} figures={figures} said={said} />
          <PartsTable of={id} part="joins" listed={standing.joins} figures={figures} said={said} />
        </div>
      </div>
      {asked?.what === 'merge' && (
        <MergeDialog id={id} other={asked.with} figures={figures} onClose={close} />
      )}
      {asked?.what === 'handover' && <HandoverDialog from={id} figures={figures} onClose={close} />}
    </>
  );
}

/** Says that somebody came by the address of one that has become part of this. */
function Former({ id, figures: { records } }: { readonly id: string; readonly figures: Figures }) {
  const m = useKnownTexts(organisationsTexts);
  const was = new URLSearchParams(useSearch()).get('was');
  if (!was || was === id || nowPartOf(records.organisations, was) !== id) return null;
  return <p className="organisations-note">{m.became(nameIn(records.organisations, was))}</p>;
}

function NotThere({ id }: { readonly id: string }) {
  const m = useKnownTexts(organisationsTexts);
  const { plan } = useSession();
  return (
    <div className="register-empty">
      <h2>{m.missing}</h2>
      <p className="quiet">{m.missingHelp(id)}</p>
      <Link className="button" href={`/plan/${plan}/organisations`}>
        {m.toRegister}
      </Link>
    </div>
  );
}
