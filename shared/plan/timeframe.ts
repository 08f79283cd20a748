import { impossibleDay } from './calendar.ts';

/**
 * Whether a time phrase names a day that does not exist, like 202.01.2014: kept as it stands, and flagged.
 * Days are written as in Norwegian, day.month.year.
 */
export const hasImpossibleDate = (phrase: string): boolean => impossibleDay(phrase) !== undefined;
