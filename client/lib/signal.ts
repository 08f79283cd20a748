import { useLayoutEffect, useMemo, useSyncExternalStore } from 'react';

/** A value that components can follow. */
export class Signal<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

export const useSignal = <T>(signal: Signal<T>): T =>
  useSyncExternalStore(signal.subscribe, () => signal.value);

/** Follows a part of a signal: the component renders only when the part changes. Select primitives or kept objects. */
export const useSignalPart = <T, P>(signal: Signal<T>, select: (value: T) => P): P =>
  useSyncExternalStore(signal.subscribe, () => select(signal.value));

/** A signal that follows another while it `follows`; else it stays as it was, and catches up afterwards. */
export function useFollower<T>(signal: Signal<T>, follows: boolean): Signal<T> {
  const follower = useMemo(() => new Signal(signal.value), [signal]);
  useLayoutEffect(() => {
    if (!follows) return;
    const follow = () => follower.set(signal.value);
    follow();
    return signal.subscribe(follow);
  }, [signal, follower, follows]);
  return follower;
}
