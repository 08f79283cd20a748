import { table } from '../report.ts';
import { median } from '../statistics.ts';
import type { Figure } from './figures.ts';

/** The figures as a table in Markdown. */
export const tableOf = (figures: readonly Figure[]): string =>
  table([
    ['what', 'cards', 'median', 'lowest – highest', 'bar', ''],
    ...figures.map((figure) => rowOf(figure)),
  ]);

function rowOf({ what, cards, unit, rounds, bar }: Figure): string[] {
  const value = median(rounds);
  const spread = rounds.length > 1 ? `${short(Math.min(...rounds))} – ${short(Math.max(...rounds))}` : '';
  const verdict = bar === undefined ? '' : value <= bar ? 'holds' : 'MISSES';
  const limit = bar === undefined ? '' : `<= ${bar}`;
  return [what, cards === undefined ? '' : String(cards), `${short(value)} ${unit}`, spread, limit, verdict];
}

const short = (value: number): string =>
  Number.isInteger(value) || value >= 100 ? String(Math.round(value)) : value.toFixed(1);
