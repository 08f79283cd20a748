import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import type { Figure } from './figures.ts';
import { median } from './statistics.ts';

const results = new URL('../../bench-results/', import.meta.url);
const document = new URL('../../docs/performance.md', import.meta.url);
/** Between these lines of the document stands what the last run found. */
const marks = ['<!-- client: begin -->', '<!-- client: end -->'] as const;

/** What was measured on, and when. */
export interface Setting {
  readonly date: string;
  readonly processor: string;
  readonly cores: number;
  readonly memory: string;
  readonly node: string;
  readonly chromium: string;
  /** How many processes were at work when it began, on average over a minute. */
  readonly load: number;
  readonly isQuick: boolean;
}

export const settingOf = (chromium: string, isQuick: boolean): Setting => ({
  date: new Date().toISOString().slice(0, 16).replace('T', ' '),
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memory: `${Math.round(totalmem() / 1e9)} GB`,
  node: process.version,
  chromium,
  load: loadavg()[0] ?? 0,
  isQuick,
});

export function sentenceOf(setting: Setting): string {
  const { date, processor, cores, memory, node, chromium, load, isQuick } = setting;
  const machine = `${cores} cores (${processor}), ${memory}, Node ${node}, Chromium ${chromium}, headless`;
  const rounds = isQuick ? ', with few rounds (`--quick`)' : '';
  return `Measured ${date} UTC on ${machine}${rounds}. The machine's load when it began: ${load.toFixed(1)}.`;
}

/** The figures as a table in Markdown, which reads well on a terminal too. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [
    ['what', 'cards', 'median', 'lowest – highest', 'bar', ''],
    ...figures.map((figure) => rowOf(figure)),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(3, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join(' | ')} |`;
  const rule = widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(rows[0]!), line(rule), ...rows.slice(1).map(line)].join('\n');
}

function rowOf({ what, cards, unit, rounds, bar }: Figure): string[] {
  const value = median(rounds);
  const spread = rounds.length > 1 ? `${short(Math.min(...rounds))} – ${short(Math.max(...rounds))}` : '';
  const verdict = bar === undefined ? '' : value <= bar ? 'holds' : 'MISSES';
  const limit = bar === undefined ? '' : `<= ${bar}`;
  return [what, cards === undefined ? '' : String(cards), `${short(value)} ${unit}`, spread, limit, verdict];
}

const short = (value: number): string =>
  Number.isInteger(value) || value >= 100 ? String(Math.round(value)) : value.toFixed(1);

/** Keeps the run for programs: every value of every round. */
export function keepJson(setting: Setting, figures: readonly Figure[]): void {
  mkdirSync(results, { recursive: true });
  const withMedians = figures.map((figure) => ({ ...figure, median: median(figure.rounds) }));
  const json = JSON.stringify({ ...setting, figures: withMedians }, undefined, 2);
  writeFileSync(new URL('client.json', results), `${json}\n`);
}

/**
 * Puts the run into docs/performance.md, in place of the one before.
 * @throws Error when the document has lost its marks
 */
export function writeDocument(setting: Setting, figures: readonly Figure[]): void {
  const text = readFileSync(document, 'utf8');
  const [begin, end] = marks.map((mark) => text.indexOf(mark)) as [number, number];
  if (begin < 0 || end < begin) throw new Error(`docs/performance.md lacks ${marks.join(' and ')}`);
  const news = `${marks[0]}\n\n${sentenceOf(setting)}\n\n${tableOf(figures)}\n\n`;
  writeFileSync(document, text.slice(0, begin) + news + text.slice(end));
}
