import { organisationKinds, statuses, type OrganisationKind, type Status } from '../plan/schema.ts';
import { sectorOf, type Sector } from '../plan/sector.ts';

/** What an organisation is to an action: it carries it, or joins in. */
export const parts = ['lead', 'partner'] as const;
export type PartOf = (typeof parts)[number];

/** Yes or no of an action, each a group of its own. */
export const marks = ['unconfirmed', 'no-partner', 'no-owner', 'planned', 'stalled'] as const;
export type Mark = (typeof marks)[number];

/** The year and the half of it: `2027-1` until the end of June. */
export type HalfYear = `${number}-${1 | 2}`;
/** Times that are no half-year. */
export const looseTimes = ['overdue', 'none'] as const;
export type Time = HalfYear | (typeof looseTimes)[number];

export const isHalfYear = (text: string): text is HalfYear => /^(19|20|21)\d\d-[12]$/.test(text);

/** In the order in which sectors are offered. */
export const sectors: readonly Sector[] = [
  ...new Set(organisationKinds.map((kind: OrganisationKind) => sectorOf(kind))),
];
export { statuses };

/** What is asked for. Within a list any will do; all that is asked must hold. Nothing asked leaves all. */
export interface Filter {
  readonly text: string;
  /** My organisation's, and those that I or it are called on in. */
  readonly mine: boolean;
  readonly organisations: readonly string[];
  /** As what; undefined: either. It holds of sectors too. */
  readonly part: PartOf | undefined;
  readonly sectors: readonly Sector[];
  readonly themes: readonly string[];
  readonly statuses: readonly Status[];
  readonly times: readonly Time[];
  readonly marks: readonly Mark[];
  /** Changed on this day or later: 2026-12-31. */
  readonly since: string | undefined;
  /** What does not fit is left out, not only dimmed. */
  readonly hides: boolean;
}

export const noFilter: Filter = Object.freeze({
  text: '',
  mine: false,
  organisations: [],
  part: undefined,
  sectors: [],
  themes: [],
  statuses: [],
  times: [],
  marks: [],
  since: undefined,
  hides: false,
});

/** Whether anything is asked for. */
export const isAsking = ({ text, mine, since, ...lists }: Filter): boolean =>
  text.trim() !== '' ||
  mine ||
  since !== undefined ||
  [lists.organisations, lists.sectors, lists.themes, lists.statuses, lists.times, lists.marks].some(
    (list) => list.length > 0,
  );
