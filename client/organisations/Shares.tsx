import { Link } from 'wouter';
import { organisationsTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { sharesOf, type Standing } from '../../shared/plan/standing.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { useSession } from '../sync/hooks.tsx';
import { nameIn } from './known.ts';
import { OrganisationShape } from './OrganisationShape.tsx';
import type { Figures } from './use-standings.ts';

/** How many are named. */
const most = 5;

interface SharesProps {
  readonly of: string;
  readonly standing: Standing;
  readonly figures: Figures;
}

/** With whom it shares most actions. */
export function Shares({ of, standing, figures: { records } }: SharesProps) {
  const m = useKnownTexts(organisationsTexts);
  const { plan } = useSession();
  const shares = sharesOf(of, standing).slice(0, most);
  if (shares.length === 0) return null;
  return (
    <section className="sheet-box" aria-labelledby="shares-title">
      <h3 id="shares-title">{m.mostWith}</h3>
      <ul className="shares">
        {shares.map(([org, n]) => {
          const record = records.organisations.get(org);
          return (
            <li key={org}>
              <OrganisationShape of={record && !isBroken(record) ? record : {}} size={13} />
              <Link href={`/plan/${plan}/organisations/${org}`} lang={planLanguage}>
                {nameIn(records.organisations, org)}
              </Link>
              <b className="number">
                {n}
                <span className="hidden"> {m.sharedActions}</span>
              </b>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
