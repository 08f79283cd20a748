import type { PlanSize, Size, Stand } from './stand.ts';

/** One line of the result: what came out in each round, and what it should be. */
export interface Figure {
  readonly what: string;
  readonly cards?: PlanSize;
  readonly unit: 'ms' | 'kB' | 'MB' | 'frames' | 'tasks' | 'cards';
  readonly rounds: readonly number[];
  /** At most this is wanted of the median of the rounds. */
  readonly bar?: number;
}

/** Measures something at one size of plan. */
export type Scenario = (stand: Stand, size: Size, rounds: number) => Promise<Figure[]>;

type Row = Pick<Figure, 'what' | 'unit' | 'bar'>;

/** Figures from the values of each round: `rows[name]` says what `values[name]` is. */
export function figuresOf<N extends string>(
  cards: PlanSize,
  rows: Readonly<Record<N, Row>>,
  rounds: readonly Readonly<Record<N, number>>[],
): Figure[] {
  const names = Object.keys(rows) as N[];
  return names.map((name) => ({ ...rows[name], cards, rounds: rounds.map((round) => round[name]) }));
}
