import { useEffect, useRef } from 'react';

/** The heading of a page that has just come: readers begin there. It names the window too. */
export function Heading({ children, lang }: { readonly children: string; readonly lang?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    document.title = `${children} – Samplan`;
  }, [children]);
  return (
    <h1 ref={heading} tabIndex={-1} lang={lang}>
      {children}
    </h1>
  );
}
