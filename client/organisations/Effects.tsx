import { organisationsTexts } from '../../shared/i18n/late.ts';
import { noStanding } from '../../shared/plan/standing.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { shortIn } from './known.ts';
import type { Follower, Part } from './preview.ts';
import type { Figures } from './use-standings.ts';

interface EffectsProps {
  readonly from: string;
  readonly to: string;
  readonly figures: Figures;
  readonly chosen: readonly Follower[];
}

/** What a handover leads to, in sentences. */
export function Effects({ from, to, figures, chosen }: EffectsProps) {
  const m = useKnownTexts(organisationsTexts);
  const { organisations } = figures.records;
  const [giver, taker] = [shortIn(organisations, from), shortIn(organisations, to)];
  const stood = (part: Part) => chosen.filter(({ has }) => has === part).length;
  const fresh = chosen.filter(({ has }) => !has).length;
  const leads = new Set([
    ...(figures.standings.get(to) ?? noStanding).leads.map(({ action }) => action.id),
    ...chosen.filter(({ part }) => part === 'leads').map(({ action }) => action.id),
  ]).size;
  const share = Math.round((100 * leads) / figures.listed.length);
  const both = stood('leads') + stood('joins');
  return (
    <ul className="effects">
      {both > 0 && <li>{m.handover.merged(taker, stood('leads'), stood('joins'))}</li>}
      {fresh > 0 && <li>{m.handover.asked(taker, fresh)}</li>}
      <li>{m.handover.share(taker, leads, share)}</li>
      <li>{m.handover.oneStep(giver)}</li>
    </ul>
  );
}
