import { isBroken } from '../../shared/plan/document.ts';
import { sectorOf } from '../../shared/plan/sector.ts';
import { useMessages } from '../lib/i18n.tsx';
import { useRecord } from '../state/hooks.tsx';
import { Shape } from '../ui/Shape.tsx';
import { shapeOfSector } from '../ui/sectors.ts';
import { planLanguage } from '../state/plan-language.ts';

/** The name there is room for on a card. An id that is in no register stands for itself. */
export function useShortName(id: string | undefined): string {
  const organisation = useRecord('organisation', id ?? '');
  return (organisation && !isBroken(organisation) && (organisation.short ?? organisation.name)) || (id ?? '');
}

/** A party with its sector's shape; dashed and hollow while it is only planned. */
export function OrganisationChip({ id }: { readonly id: string }) {
  const m = useMessages();
  const organisation = useRecord('organisation', id);
  const shortName = useShortName(id);
  const known = organisation && !isBroken(organisation) ? organisation : undefined;
  const sector = sectorOf(known?.kind);
  const isPlanned = known?.planned === true;
  const full = `${known?.name ?? id} · ${isPlanned ? m.sector.planned : m.sector[sector]}`;
  return (
    <span className={isPlanned ? 'chip planned' : 'chip'} title={full}>
      <Shape name={shapeOfSector[sector]} size={11} isHollow={isPlanned} />
      <span aria-hidden lang={planLanguage}>
        {shortName}
      </span>
      <span className="hidden">{full}</span>
    </span>
  );
}
