import type { Answers, Doubt } from './proposal.ts';

type Asked = Doubt extends infer D ? (D extends Doubt ? Omit<D, 'rows'> : never) : never;

/** Doubts as they turn up: the same one, in whatever row, is asked about once. */
export class Doubts {
  readonly #answers: Answers;
  readonly #asked = new Map<string, { doubt: Asked; rows: Set<number> }>();

  readonly #byRow = new Map<number, string[]>();

  constructor(answers: Answers) {
    this.#answers = answers;
  }

  add(doubt: Asked, row: number): void {
    if (!this.#asked.has(doubt.key)) this.#asked.set(doubt.key, { doubt, rows: new Set() });
    this.again(doubt.key, row);
  }

  /** It is about one more row. */
  again(key: string, row: number): void {
    const asked = this.#asked.get(key);
    if (!asked || asked.rows.has(row)) return;
    asked.rows.add(row);
    this.#byRow.set(row, [...this.about(row), key]);
  }

  /** @param cautious what holds while nobody has answered */
  answer(key: string, cautious: string): string {
    return Object.hasOwn(this.#answers, key) ? this.#answers[key]! : cautious;
  }

  /** Keys of what is asked about a row. */
  about(row: number): string[] {
    return this.#byRow.get(row) ?? [];
  }

  get all(): Doubt[] {
    return [...this.#asked.values()].map(({ doubt, rows }) => ({ ...doubt, rows: [...rows] }));
  }
}
