import { createContext, useContext } from 'react';
import { Signal } from '../lib/signal.ts';
import { memory } from '../lib/storage.ts';
import { Choosing } from './choosing.ts';

/** How a view brings a record into view, and into focus unless it is to be shown only. */
export type ShowWay = (id: string, isOnlyShown: boolean) => void;

/** What stays while one goes from one view of a plan to another. Made once a plan; the signals in it change, it does not. */
export class Desk {
  readonly choosing = new Choosing();
  /** By theme, the strategy I was in last. */
  readonly lastIn = new Map<string, string>();
  /** The strategies whose actions I do not want to see. */
  readonly folded: Signal<ReadonlySet<string>>;
  #way: ShowWay | undefined;
  /** What was to be shown before there was a way: a part of a view wakes before the whole. */
  #wish: Parameters<ShowWay> | undefined;

  constructor(plan: string) {
    this.folded = foldedSignal(plan);
  }

  /** From now on `way` shows records, until what is returned is called. */
  showBy(way: ShowWay): () => void {
    this.#way = way;
    if (this.#wish) way(...this.#wish);
    this.#wish = undefined;
    return () => {
      if (this.#way === way) this.#way = undefined;
    };
  }

  /** Brings a record into view and focus once it is drawn. */
  readonly focus = (id: string): void => this.#show(id, false);

  /** Brings it into view only. */
  readonly reveal = (id: string): void => this.#show(id, true);

  #show(...wish: Parameters<ShowWay>): void {
    if (this.#way) this.#way(...wish);
    else this.#wish = wish;
  }
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('There is no DeskContext above');
  return desk;
}

/** The folded strategies of a plan, remembered on this machine. */
function foldedSignal(plan: string): Signal<ReadonlySet<string>> {
  const key = `folded.${plan}`;
  const signal = new Signal<ReadonlySet<string>>(new Set(memory.get(key)?.split(' ').filter(Boolean)));
  signal.subscribe(() => memory.set(key, [...signal.value].join(' ') || undefined));
  return signal;
}

export function setFolded(folded: Signal<ReadonlySet<string>>, strategy: string, isFolded: boolean): void {
  const next = new Set(folded.value);
  if (isFolded) next.add(strategy);
  else next.delete(strategy);
  folded.set(next);
}
