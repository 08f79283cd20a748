import { useEffect, useRef, useState, type RefObject } from 'react';

/** What is nearer than this to what is seen is drawn, in px. */
const nearness = 1_500;

/**
 * Whether an element has come near what is seen: from then on it stays so, and nothing that has been drawn goes.
 * @param isSure it is drawn at once anyway
 */
export function useNear<E extends Element>(isSure: boolean): [RefObject<E | null>, boolean] {
  const element = useRef<E>(null);
  const [isNear, setNear] = useState(isSure);
  useEffect(() => {
    if (isNear) return;
    const watch = ([entry]: IntersectionObserverEntry[]) => entry?.isIntersecting && setNear(true);
    const observer = new IntersectionObserver(watch, { rootMargin: `${nearness}px 0px` });
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [isNear]);
  return [element, isNear];
}

/** So many rows are drawn together, and up to so many in all are drawn at once, so that the browser finds words in them. */
const partSize = 25;
export const fewRows = 250;

/** A list cut into parts that are drawn together. */
export const inParts = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / partSize) }, (_, at) =>
    list.slice(at * partSize, (at + 1) * partSize),
  );
