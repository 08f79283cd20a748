import { findTexts } from '../../shared/i18n/late.ts';
import { isBroken } from '../../shared/plan/document.ts';
import { sectorOf } from '../../shared/plan/sector.ts';
import type { Hit } from '../../shared/register.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { useStore } from '../state/hooks.tsx';
import { planLanguage } from '../state/plan-language.ts';
import { Marked } from '../ui/Marked.tsx';
import { shapeOfSector } from '../ui/sectors.ts';
import { Shape } from '../ui/Shape.tsx';
import type { Finder } from './finder.ts';

/** An organisation among what was found: its sector's shape, its name, and what it has in the plan. */
export function OrganisationLine({ hit, finder }: { readonly hit: Hit; readonly finder: Finder }) {
  const m = useKnownTexts(findTexts);
  const store = useStore();
  const { organisation, part, alias } = hit;
  const { id, name, kind } = organisation;
  const record = store.record('organisation', id);
  const isPlanned = record !== undefined && !isBroken(record) && record.planned === true;
  const living = finder.living();
  const leads = living.filter(({ owners }) => owners.includes(id)).length;
  const joins = living.filter(({ partners }) => partners.includes(id)).length;
  return (
    <>
      <Shape name={shapeOfSector[sectorOf(kind)]} size={14} isHollow={isPlanned} />
      <span className="find-title" lang={planLanguage}>
        <Marked text={name} parts={part && part[1] > part[0] ? [part] : undefined} />
        {alias && <span className="quiet"> ({alias})</span>}
      </span>
      <span className="quiet">
        {[m.leads(leads, joins), isPlanned && m.planned].filter(Boolean).join(' · ')}
      </span>
    </>
  );
}
