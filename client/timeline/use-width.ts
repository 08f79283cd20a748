import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Narrower than this, in px, the title stands over the bar, and one lane is seen at a time. */
const narrow = 700;

/** Whether an element is narrow, as it changes. */
export function useIsNarrow(): { ref: RefObject<HTMLElement | null>; isNarrow: boolean } {
  const ref = useRef<HTMLElement>(null);
  const [isNarrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const element = ref.current!;
    const read = () => setNarrow(element.clientWidth < narrow);
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, isNarrow };
}
