import { ArrowRightLeftIcon, BranchingIcon, PrinterLargeIcon, TasklistIcon } from '@navikt/aksel-icons';
import { Link } from 'wouter';
import { organisationsTexts } from '../../shared/i18n/late.ts';
import type { Organisation } from '../../shared/plan/schema.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { usePrintedFrom } from '../state/use-printed-from.ts';
import { useSession } from '../sync/hooks.tsx';
import { OrganisationShape } from './OrganisationShape.tsx';
import type { Asked } from './Sheet.tsx';
import { useHeading } from './use-heading.ts';

interface SheetHeadProps {
  readonly organisation: Organisation;
  readonly mayChange: boolean;
  readonly onAsk: (asked: Asked) => void;
}

/** Which organisation it is, and what can be done with all of it. */
export function SheetHead({ organisation, mayChange, onAsk }: SheetHeadProps) {
  const m = useKnownTexts(organisationsTexts);
  const { plan } = useSession();
  const { id, name, short, kind, planned, archived } = organisation;
  const heading = useHeading(name || id);
  return (
    <div className="sheet-head">
      <PrintedFrom />
      <span className="sheet-shape">
        <OrganisationShape of={organisation} size={38} />
      </span>
      <div className="sheet-name">
        <p className="sheet-trail">
          <Link href={`/plan/${plan}/organisations`}>{m.title}</Link>
          <span aria-hidden>›</span>
          <span className="quiet">{m.kind[kind ?? 'other']}</span>
        </p>
        <h2 ref={heading} tabIndex={-1} lang={planLanguage}>
          {name || id}
        </h2>
        {short && short !== name && (
          <span className="pill" lang={planLanguage}>
            {short}
          </span>
        )}
        {planned && <span className="pill amber">{m.plannedLabel}</span>}
        {archived && <span className="pill">{m.archived}</span>}
      </div>
      <span className="grow" />
      <div className="sheet-deeds">
        <Link className="button" href={`/plan/${plan}?org=${id}`}>
          <TasklistIcon aria-hidden />
          {m.onBoard}
        </Link>
        <button type="button" className="button" onClick={() => print()}>
          <PrinterLargeIcon aria-hidden />
          {m.print}
        </button>
        {mayChange && !archived && (
          <>
            <button type="button" className="button" onClick={() => onAsk({ what: 'merge' })}>
              <BranchingIcon aria-hidden />
              {m.merge.open}
            </button>
            <button type="button" className="button" onClick={() => onAsk({ what: 'handover' })}>
              <ArrowRightLeftIcon aria-hidden />
              {m.handover.open}
            </button>
          </>
        )}
      </div>
    </div>
  );
}

/** Heads the printed sheet: of which plan it is, and of which day. */
function PrintedFrom() {
  const m = useKnownTexts(organisationsTexts);
  return <p className="only-print sheet-printed">{m.printed(...usePrintedFrom())}</p>;
}
