import { useEffect, useState, type ComponentType } from 'react';
import type { Language } from '../../shared/i18n/languages.ts';
import type { LateTexts } from '../../shared/i18n/late.ts';
import { useTexts } from './i18n.tsx';

type Ahead = (language: Language) => Promise<unknown>;

/** How each of them is fetched, and its texts; first those that are wanted as soon as there is anything to press. */
const soon: Ahead[] = [];
const all: Ahead[] = [];
/** The language in which that has begun. */
let begun: Language | undefined;

/** How long until what could not be fetched is tried again, in ms. */
const pause = 5_000;

/**
 * Fetches what is fetched late before it is wanted: keys pressed while it is on its way would be lost, and what could not
 * be fetched once, the line being gone, a browser does not fetch again. First what may be wanted at once, then all else.
 */
export function fetchAhead(language: Language): void {
  begun = language;
  const fetchAll = (ones: readonly Ahead[]) => Promise.allSettled(ones.map((fetch) => fetch(language)));
  void fetchAll(soon).then(() => fetchAll(all));
}

interface Manner {
  /** It may be wanted as soon as the page is there. */
  readonly isSoon?: boolean;
  /** What is around it goes on without it while it cannot be fetched; it is tried again. */
  readonly canLack?: boolean;
}

/**
 * A component that is fetched when it is first drawn; until it has come there is nothing in its place. React's `lazy`
 * would do the same, but what follows an empty place in `Suspense` it holds back for 300 ms.
 * What cannot be fetched is an error of the component.
 * @param texts its texts (`useKnownTexts`), fetched at the same time
 */
export function late<P extends object>(
  fetch: () => Promise<ComponentType<P>>,
  texts?: LateTexts<unknown>,
  { isSoon = false, canLack = false }: Manner = {},
): ComponentType<P> {
  let fetched: ComponentType<P> | undefined;
  // Fetched ahead it is there at once: the first letters of who writes right away must not be lost.
  const ahead = async () => {
    fetched ??= await fetch();
  };
  const both: Ahead = (language) => Promise.all([ahead(), texts?.[language]()]);
  (isSoon ? soon : all).push(both);
  // A part of one that has just come.
  if (isSoon && begun) both(begun).catch(() => {});
  return function Late(props: P) {
    const hasTexts = useTexts(texts) !== undefined || !texts;
    const [Component, setComponent] = useState(() => fetched);
    const [fault, setFault] = useState<unknown>();
    useEffect(() => {
      if (fetched) return;
      const keep = (component: ComponentType<P>) => {
        fetched = component;
        setComponent(() => component);
      };
      let timer: ReturnType<typeof setTimeout> | undefined;
      const tryAgain = () => {
        timer = setTimeout(start, pause);
      };
      const start = () => void fetch().then(keep, canLack ? tryAgain : setFault);
      start();
      return () => clearTimeout(timer);
    }, []);
    if (fault) throw fault;
    return Component && hasTexts ? <Component {...props} /> : null;
  };
}
