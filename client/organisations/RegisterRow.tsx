import { memo } from 'react';
import { Link } from 'wouter';
import { organisationsTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { useSession } from '../sync/hooks.tsx';
import { useStore } from '../state/hooks.tsx';
import { nameIn } from './known.ts';
import type { Line } from './list.ts';
import { OrganisationShape } from './OrganisationShape.tsx';

/** One organisation in the register. Renders again only when something in its own line changes. */
export const RegisterRow = memo(RegisterLine);

/** @param props.goal the organisation that this one has become part of */
function RegisterLine({ organisation, leads, joins, alias, goal }: Line & { goal?: string | undefined }) {
  const m = useKnownTexts(organisationsTexts);
  const { plan } = useSession();
  const store = useStore();
  const { id, name, short, kind, area, planned } = organisation;
  return (
    <li>
      <Link className="register-row" href={`/plan/${plan}/organisations/${id}`} data-id={id}>
        <OrganisationShape of={organisation} size={16} />
        <span className="register-name" lang={planLanguage}>
          <b>{name || id}</b> {short && short !== name && <span className="pill">{short}</span>}
        </span>
        {planned && <span className="pill amber">{m.planned}</span>}
        <span className="register-about quiet">
          <span>{m.kind[kind ?? 'other']}</span>
          {area && <span lang={planLanguage}>{area}</span>}
          {alias && <span lang={planLanguage}>{m.foundAs(alias)}</span>}
          {goal !== undefined && <span>{m.mergedInto(nameIn(store.records().organisations, goal))}</span>}
        </span>
        <span className="register-count number">
          <span className="word">{m.leads} </span>
          {leads}
        </span>
        <span className="register-count number">
          <span className="word">{m.joins} </span>
          {joins}
        </span>
      </Link>
    </li>
  );
}
