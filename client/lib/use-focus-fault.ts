import { useEffect, useState, type RefObject } from 'react';

/** Takes whoever has tried, and is told of a fault, to the first field that is at fault. */
export function useFocusFault(form: RefObject<HTMLFormElement | null>): () => void {
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (count > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [count, form]);
  return () => setCount((count) => count + 1);
}
