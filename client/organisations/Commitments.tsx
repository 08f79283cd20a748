import { organisationsTexts } from '../../shared/i18n/late.ts';
import type { Standing } from '../../shared/plan/standing.ts';
import type { CommitmentState } from '../../shared/record/schema.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { CommitmentMark } from '../marks/CommitmentMark.tsx';
import type { Commitments as Said } from '../state/record-store.ts';

const states: readonly CommitmentState[] = ['confirmed', 'asked', 'proposed', 'withdrawn'];

interface CommitmentsProps {
  readonly of: string;
  readonly standing: Standing;
  readonly said: Said;
}

/** How many of its parts it has said yes to. */
export function Commitments({ of, standing: { leads, joins }, said }: CommitmentsProps) {
  const m = useKnownTexts(organisationsTexts);
  const parts = [...leads, ...joins].map(({ action }) => said.stateOf(action.id, of));
  const counts = states
    .map((state) => [state, parts.filter((one) => one === state).length] as const)
    .filter(([, n]) => n > 0);
  if (parts.length === 0) return null;
  return (
    <section className="sheet-box" aria-labelledby="commitments-title">
      <h3 id="commitments-title">
        {m.commitments} <small className="quiet">{m.onActions(parts.length)}</small>
      </h3>
      <ul className="commitments">
        {counts.map(([state, n]) => (
          <li key={state}>
            <CommitmentMark state={state} />
            <b className="number">{n}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
