import { table } from '../report.ts';
import { median } from '../statistics.ts';
import { barText, holds } from './bars.ts';
import { contenderNames, labels, type ContenderName } from './contenders.ts';
import type { Extent, Row, Scenario, Values } from './scenario.ts';

/** What came out of all rounds of one scenario. */
export class Result {
  readonly #scenario: Scenario;
  readonly #rows: Readonly<Record<string, Row>>;
  readonly #rounds: Partial<Record<ContenderName, Values>>[] = [];

  constructor(scenario: Scenario, extent: Extent) {
    this.#scenario = scenario;
    this.#rows = scenario.rows(extent);
  }

  add(contender: ContenderName, round: number, values: Values): void {
    (this.#rounds[round] ??= {})[contender] = values;
  }

  /** One line of the table for each thing measured. */
  lines(): string[][] {
    return Object.entries(this.#rows).map(([key, row]) => [
      row.unit ? `${row.what}, ${row.unit}` : row.what,
      ...contenderNames.map((contender) => this.#cell(contender, key)),
      row.bar ? barText(row.bar) : '',
      ...this.#verdict(key, row),
    ]);
  }

  toJSON(): object[] {
    return Object.entries(this.#rows).map(([key, row]) => ({
      scenario: this.#scenario.name,
      key,
      ...row,
      rounds: Object.fromEntries(
        this.#scenario.contenders.map((contender) => [contender, this.#valuesOf(contender, key)]),
      ),
      ratio: this.#ratio(key, row),
    }));
  }

  #valuesOf(contender: ContenderName, key: string): number[] {
    return this.#rounds.flatMap((round) => round[contender]?.[key] ?? []);
  }

  #cell(contender: ContenderName, key: string): string {
    if (!this.#scenario.contenders.includes(contender)) return '';
    const values = this.#valuesOf(contender, key);
    return values.length === 0 ? '–' : short(median(values));
  }

  /** Samplan's value to the other's in the same round: the median of that. */
  #ratio(key: string, { bar }: Row): number | undefined {
    if (!bar?.of) return undefined;
    const other = bar.of;
    const ratios = this.#rounds.flatMap((round) => {
      const [own, its] = [round.samplan?.[key], round[other]?.[key]];
      return own === undefined || its === undefined ? [] : [own / its];
    });
    return ratios.length === 0 ? undefined : median(ratios);
  }

  #verdict(key: string, row: Row): [ratio: string, verdict: string] {
    if (!row.bar) return ['', ''];
    if (this.#valuesOf('samplan', key).length === 0) return ['', 'not measured'];
    const ratio = this.#ratio(key, row);
    const values = this.#valuesOf('samplan', key);
    // One loss is a loss, however the other rounds went.
    const own = row.unit === '%' ? Math.min(...values) : median(values);
    const found = row.bar.of ? ratio : own;
    if (found === undefined) return ['', 'not measured'];
    return [ratio === undefined ? '' : ratio.toFixed(2), holds(row.bar, found) ? 'holds' : 'MISSES'];
  }
}

export const tableOf = (results: readonly Result[]): string =>
  table([
    ['what', ...contenderNames.map((name) => labels[name]), 'bar', 'ratio', ''],
    ...results.flatMap((result) => result.lines()),
  ]);

function short(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return 'never';
  if (Number.isNaN(value)) return '–';
  if (value >= 10_000) return `${(value / 1_000).toFixed(1)}k`;
  if (value >= 100 || Number.isInteger(value)) return String(Math.round(value));
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
