import { Link } from 'wouter';
import { organisationsTexts } from '../../shared/i18n/late.ts';
import type { Organisation } from '../../shared/plan/schema.ts';
import { clashesOf, namesOf } from '../../shared/plan/standing.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { useSession } from '../sync/hooks.tsx';
import { nameIn } from './known.ts';
import type { Asked } from './Sheet.tsx';

interface ClashesProps {
  readonly organisation: Organisation;
  readonly mayMerge: boolean;
  readonly onMerge: (asked: Asked) => void;
}

/** Names that another organisation bears too: perhaps they are one. */
export function Clashes({ organisation, mayMerge, onMerge }: ClashesProps) {
  const m = useKnownTexts(organisationsTexts);
  const { plan } = useSession();
  const register = useStore().records().organisations;
  if (organisation.archived) return null;
  const clashes = clashesOf(register, organisation.id, namesOf(organisation));
  return clashes.map(({ name, other }) => (
    <div key={other} className="organisation-clash is-standing">
      <p>
        {m.alsoNameOf(name)}{' '}
        <Link href={`/plan/${plan}/organisations/${other}`} lang={planLanguage}>
          {nameIn(register, other)}
        </Link>
      </p>
      {mayMerge && (
        <button
          type="button"
          className="button small"
          onClick={() => onMerge({ what: 'merge', with: other })}
        >
          {m.merge.open}
        </button>
      )}
    </div>
  ));
}
