import { partiesTexts } from '../../shared/i18n/late.ts';
import type { Commitment } from '../../shared/record/schema.ts';
import { dayOf, exactly } from '../lib/when.ts';
import { useKnownTexts, useSpoken } from '../lib/i18n.tsx';
import { useNow } from '../lib/use-now.ts';
import { useShortName } from '../marks/OrganisationChip.tsx';
import { usePeople } from '../state/plan-people.ts';

interface PromisedProps {
  readonly commitment: Commitment | undefined;
  /** As which organisation it counts now. */
  readonly org: string;
}

/** Who said how far it has come, for whom, when, and why. Nothing while nobody has spoken of it. */
export function Promised({ commitment, org }: PromisedProps) {
  const m = useKnownTexts(partiesTexts);
  const { language } = useSpoken();
  const now = useNow();
  const short = useShortName(org);
  const people = usePeople(commitment ? [commitment.person] : []);
  if (!commitment) return null;
  const { state, person, at, reason, onBehalf } = commitment;
  const one = people.get(person);
  const who = [one?.name, one?.organisation].filter(Boolean).join(', ') || m.someone;
  const said = m.by[state](
    onBehalf && state !== 'asked' ? m.onBehalf(who, short) : who,
    dayOf(at, language, now),
  );
  return (
    <p className="party-said">
      {reason && <q className="party-reason">{reason}</q>}{' '}
      <time dateTime={at} title={exactly(at, language)}>
        {said}
      </time>
    </p>
  );
}
