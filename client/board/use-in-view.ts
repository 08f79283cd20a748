import { useEffect } from 'react';
import { useThemes } from '../state/hooks.tsx';
import { useBoard } from './board-context.tsx';

/** Keeps `inView`: the themes whose column is mostly to be seen, from left to right. */
export function useInView(): void {
  const themes = useThemes();
  const { inView } = useBoard();
  useEffect(() => {
    const seen = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const id = (target as HTMLElement).dataset.theme!;
          if (isIntersecting) seen.add(id);
          else seen.delete(id);
        }
        inView.set(themes.filter((id) => seen.has(id)));
      },
      { threshold: 0.6 },
    );
    for (const column of document.querySelectorAll('[data-theme]')) observer.observe(column);
    return () => observer.disconnect();
  }, [themes, inView]);
}
