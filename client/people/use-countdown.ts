import { useCallback, useEffect, useState } from 'react';

/** Seconds that are left until something may be done again. */
export function useCountdown(initial = 0): { left: number; start: (seconds: number) => void } {
  const [end, setEnd] = useState(() => Date.now() + initial * 1_000);
  const [left, setLeft] = useState(initial);
  useEffect(() => {
    const count = () => {
      const seconds = Math.max(0, Math.ceil((end - Date.now()) / 1_000));
      setLeft(seconds);
      if (seconds === 0) clearInterval(timer);
    };
    const timer = setInterval(count, 250);
    count();
    return () => clearInterval(timer);
  }, [end]);
  const start = useCallback((seconds: number) => {
    setEnd(Date.now() + seconds * 1_000);
    setLeft(seconds);
  }, []);
  return { left, start };
}
