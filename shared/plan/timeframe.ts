const date = /\b(\d{1,4})\.(\d{1,2})\.(\d{4})\b/g;

/**
 * Whether a time phrase names a day that does not exist, like 202.01.2014: kept as it stands, and flagged.
 * Days are written as in Norwegian, day.month.year.
 */
export function hasImpossibleDate(phrase: string): boolean {
  return [...phrase.matchAll(date)].some(([, day, month, year]) => {
    const found = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    return found.getUTCDate() !== Number(day) || found.getUTCMonth() !== Number(month) - 1;
  });
}
