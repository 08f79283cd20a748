import type * as Y from 'yjs';
import { AppError } from '../../shared/errors.ts';
import { handOver, mergeOrganisations } from '../../shared/plan/effects/register.ts';
import type { Patch } from '../../shared/plan/patch.ts';
import type { Listed } from '../../shared/plan/standing.ts';
import type { Figures } from './use-standings.ts';

/** How somebody stands on a card. */
export type Part = 'leads' | 'joins';
export type Role = 'owners' | 'partners';

/** A card on which one organisation takes another's place. */
export interface Follower extends Listed {
  /** What goes over; the lead, when there is both. */
  readonly part: Part;
  /** What the other has there already. */
  readonly has: Part | undefined;
}

export interface Preview {
  /** Cards that change, in the order of the plan. */
  readonly followers: readonly Follower[];
  /** How many archived ones change too. */
  readonly archived: number;
  /** Names that the one that stays gains. */
  readonly names: readonly string[];
}

/** What merging would change, worked out by the command itself; undefined when it cannot be done. */
export const previewMerge = (doc: Y.Doc, figures: Figures, from: string, into: string): Preview | undefined =>
  preview(() => mergeOrganisations(doc, from, into), figures, from, into);

/** The same for handing over in some roles. */
export const previewHandover = (
  doc: Y.Doc,
  figures: Figures,
  given: { from: string; to: string; roles: Role[] },
): Preview | undefined =>
  preview(() => handOver(doc, { ...given, actions: undefined }), figures, given.from, given.to);

function preview(work: () => Patch[], { listed }: Figures, from: string, to: string): Preview | undefined {
  const patches = tried(work);
  if (!patches) return undefined;
  const sets = patches.filter((patch) => patch.op === 'set');
  const ids = new Set(sets.filter(({ entity }) => entity === 'action').map(({ id }) => id));
  const led = new Set(
    sets
      .filter(({ field, key, to }) => field === 'owners' && key === from && to === undefined)
      .map(({ id }) => id),
  );
  const followers = listed
    .filter(({ action }) => ids.has(action.id))
    .map((one): Follower => ({
      ...one,
      part: led.has(one.action.id) ? 'leads' : 'joins',
      has: partOf(one, to),
    }));
  return {
    followers,
    archived: ids.size - followers.length,
    names: sets.flatMap(({ field, key }) => (field === 'aliases' && key !== undefined ? [key] : [])),
  };
}

function tried(work: () => Patch[]): Patch[] | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

export const partOf = ({ action: { owners, partners } }: Listed, org: string): Part | undefined =>
  owners.includes(org) ? 'leads' : partners.includes(org) ? 'joins' : undefined;
