import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

const results = new URL('../../bench-results/', import.meta.url);
const document = new URL('../../docs/performance.md', import.meta.url);

/** What was measured on, and when. */
export interface Setting {
  readonly date: string;
  readonly processor: string;
  readonly cores: number;
  readonly memory: string;
  readonly node: string;
  readonly chromium?: string;
  /** How many processes were at work when it began, on average over a minute. */
  readonly load: number;
  readonly isQuick: boolean;
}

export const settingOf = (isQuick: boolean, chromium?: string): Setting => ({
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
  const browser = chromium ? `, Chromium ${chromium}, headless` : '';
  const machine = `${cores} cores (${processor}), ${memory}, Node ${node}${browser}`;
  const rounds = isQuick ? ', with few rounds (`--quick`)' : '';
  return `Measured ${date} UTC on ${machine}${rounds}. The machine's load when it began: ${load.toFixed(1)}.`;
}

/** A table in Markdown, which reads well on a terminal too; the first row is its head. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(3, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join(' | ')} |`;
  const rule = widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(rows[0]!), line(rule), ...rows.slice(1).map(line)].join('\n');
}

/** The two halves of the bench: each has a table of its own in the document, and a file of its own. */
export type Side = 'client' | 'server';

/** Keeps a run for programs: every value of every round. */
export function keepJson(side: Side, result: object): void {
  mkdirSync(results, { recursive: true });
  writeFileSync(new URL(`${side}.json`, results), `${JSON.stringify(result, undefined, 2)}\n`);
}

/**
 * Puts a table into docs/performance.md, in place of the one before.
 * @throws Error when the document has lost its marks
 */
export function writeDocument(side: Side, setting: Setting, rows: string): void {
  const text = readFileSync(document, 'utf8');
  const marks = [`<!-- ${side}: begin -->`, `<!-- ${side}: end -->`] as const;
  const [begin, end] = marks.map((mark) => text.indexOf(mark)) as [number, number];
  if (begin < 0 || end < begin) throw new Error(`docs/performance.md lacks ${marks.join(' and ')}`);
  const news = `${marks[0]}\n\n${sentenceOf(setting)}\n\n${rows}\n\n`;
  writeFileSync(document, text.slice(0, begin) + news + text.slice(end));
}
