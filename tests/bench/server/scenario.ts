import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Child } from './child.ts';
import { contenders, type ContenderName, type Limits } from './contenders.ts';
import { board } from './board.ts';
import type { Bar } from './bars.ts';

/** How long and how often is measured. */
export type Extent = 'quick' | 'usual' | 'full';

/** One line of the result. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly bar?: Bar;
}

/** One value of a row, in one round; Infinity for what never came. */
export type Values<K extends string = string> = Readonly<Record<K, number>>;

/** Something that is measured with every contender in turn, on a server of its own each time. */
export interface Scenario {
  readonly name: string;
  readonly contenders: readonly ContenderName[];
  readonly rounds: Readonly<Record<Extent, number>>;
  rows(extent: Extent): Readonly<Record<string, Row>>;
  measure(stand: Stand, contender: ContenderName, extent: Extent): Promise<Values>;
}

/** Nobody edits as fast as some scenarios do: what keeps one person from it is lifted, the checks of edits are not. */
export const inHaste = { editBurst: 1e9, editsPerSecond: 1e9 } as Limits;

/** Where data lie while it is measured. */
export class Stand {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** A directory that nobody else has. */
  directory(): string {
    return mkdtempSync(join(this.#directory, 'data-'));
  }

  /** Starts a server of its own that holds the board in each of these rooms. */
  async start(contender: ContenderName, rooms: readonly string[], limits?: Limits): Promise<Child> {
    const directory = this.directory();
    const updates = [{ person: 'bench', update: board }];
    await contenders[contender].store(
      directory,
      rooms.map((name) => ({ name, updates })),
    );
    return contenders[contender].start(directory, limits);
  }
}

/** Calls `act` with 0, 1, 2 … at `perSecond` for `seconds`, and after a delay catches up. */
export async function atPace(perSecond: number, seconds: number, act: (nth: number) => void): Promise<void> {
  const begin = performance.now();
  const all = Math.round(perSecond * seconds);
  for (let nth = 0; nth < all;) {
    const due = Math.min(all, Math.ceil(((performance.now() - begin) / 1_000) * perSecond));
    while (nth < due) act(nth++);
    const next = begin + (nth * 1_000) / perSecond - performance.now();
    if (next > 0) await setTimeout(next);
    else await new Promise(setImmediate);
  }
}
