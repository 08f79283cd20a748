import type { Action } from '../../shared/plan/schema.ts';

/** What every part of the panel gets. */
export interface SectionProps {
  readonly action: Action;
  /** Whether I may change it. */
  readonly may: boolean;
}
