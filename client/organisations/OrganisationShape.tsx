import { sectorOf } from '../../shared/plan/sector.ts';
import type { Organisation } from '../../shared/plan/schema.ts';
import { Shape } from '../ui/Shape.tsx';
import { shapeOfSector } from '../ui/sectors.ts';

interface OrganisationShapeProps {
  readonly of: Partial<Pick<Organisation, 'kind' | 'planned'>>;
  readonly size: number;
}

/** The sector's shape; hollow for what does not exist yet. */
export const OrganisationShape = ({ of, size }: OrganisationShapeProps) => (
  <Shape name={shapeOfSector[sectorOf(of.kind)]} size={size} isHollow={of.planned === true} />
);
