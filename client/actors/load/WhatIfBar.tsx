import { ArrowRightLeftIcon } from '@navikt/aksel-icons';
import { useMemo, useState } from 'react';
import { loadsOf, partiesOf, type Role } from '../../../shared/actors/load.ts';
import { carriedAfter, isGiven, type WhatIf } from '../../../shared/actors/what-if.ts';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { useMay } from '../../sync/hooks.tsx';
import type { Figures } from '../use-carried.ts';
import { shortIn } from '../words.ts';
import type { HandOver } from './hand-over.ts';
import { WhatIfFields } from './WhatIfFields.tsx';

type Thought = Omit<WhatIf, 'role'>;

interface WhatIfBarProps {
  readonly figures: Figures;
  readonly role: Role;
  readonly thought: Thought;
  readonly onThink: (thought: Thought | undefined) => void;
  readonly HandOver: HandOver;
}

const given = { lead: ['owners'], join: ['partners'], both: ['owners', 'partners'] } as const;

/** Asks who might take over from whom. Nothing is changed until it is handed over for good. */
export function WhatIfBar({ figures, role, thought, onThink, HandOver }: WhatIfBarProps) {
  const m = useKnownTexts(actorsTexts).load.whatIf;
  const [isHanding, hand] = useState(false);
  const mayChange = useMay('edit-plan', { theme: null });
  const { from, to } = thought;
  const wish = { ...thought, role };
  const actions = figures.carried.filter((one) => isGiven(one, wish));
  const told = useTold(figures, wish);
  return (
    <section className="what-if" aria-labelledby="what-if-title">
      <div className="what-if-head">
        <h3 id="what-if-title">{m.title}</h3>
        <p className="quiet">{m.help}</p>
      </div>
      <WhatIfFields figures={figures} role={role} thought={thought} onThink={onThink} />
      <output className="what-if-told">{to && (actions.length > 0 ? told : m.nothing)}</output>
      <div className="what-if-deeds">
        {mayChange && (
          <button
            type="button"
            className="button primary"
            disabled={!to || actions.length === 0}
            onClick={() => hand(true)}
          >
            <ArrowRightLeftIcon aria-hidden />
            {m.hand}
          </button>
        )}
        <button type="button" className="button ghost" onClick={() => onThink(undefined)}>
          {m.close}
        </button>
      </div>
      {isHanding && to && (
        <HandOver
          from={from}
          to={to}
          roles={given[role]}
          actions={actions.map(({ id }) => id)}
          onClose={() => hand(false)}
          onDone={() => onThink(undefined)}
        />
      )}
    </section>
  );
}

/** What both would have, in words. */
function useTold(figures: Figures, wish: WhatIf): string {
  const m = useKnownTexts(actorsTexts).load.whatIf;
  const { carried, records } = figures;
  return useMemo(() => {
    const { from, to, role } = wish;
    const [now, then] = [loadsOf(carried, role), loadsOf(carriedAfter(carried, wish), role)];
    const count = (loads: typeof now, org: string) =>
      loads.find((one) => one.org === org)?.actions.length ?? 0;
    const [giver, taker] = [shortIn(records, from), shortIn(records, to)];
    const both = carried.filter((one) => isGiven(one, wish) && partiesOf(one, 'both').includes(to)).length;
    const told = m.told(giver, count(now, from), count(then, from), taker, count(now, to), count(then, to));
    return both > 0 ? `${told} ${m.both(both)}` : told;
  }, [carried, records, wish, m]);
}
