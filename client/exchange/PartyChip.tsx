import type { ProposedParty } from '../../shared/exchange/proposal.ts';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { OrganisationChip } from '../marks/OrganisationChip.tsx';
import { planLanguage } from '../state/plan-language.ts';

/** A party as it will stand on the card; one that is not in the register yet says so. */
export function PartyChip({ party }: { readonly party: ProposedParty }) {
  const m = useKnownTexts(exchangeTexts);
  if (!party.isNew) return <OrganisationChip id={party.id} />;
  return (
    <span className="chip is-new" title={`${party.name} · ${m.rows.newOrganisation}`}>
      <span lang={planLanguage}>{party.name}</span>
      <small>{m.rows.newOrganisation}</small>
    </span>
  );
}
